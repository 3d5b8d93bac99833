package org.rekindle.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.run.RunDirectory;

/**
 * The folder of one run. Runs may come from anywhere, so a link in one must not show what lies
 * elsewhere on this machine.
 *
 * @param name the folder's own name
 * @param path where it is
 * @param root the folder of the runs, without links; nothing outside it is read
 */
record RunFolder(String name, Path path, Path root) {
    /** What is said of a folder that leads elsewhere. */
    static final String LEADS_OUT = "the run is a link that leads out of the folder of the runs";

    /** One of these makes a folder a run's. */
    private static final List<String> MARKS =
            List.of(
                    RunDirectory.RUN,
                    RunDirectory.TRIALS,
                    RunDirectory.EPOCHS,
                    RunDirectory.RECOMMENDATION,
                    RunDirectory.DIAGNOSIS,
                    RunDirectory.CURE);

    /** What can be fetched. Whatever else lies in the folder is nobody's business. */
    private static final Pattern FILE =
            Pattern.compile(
                    "(run|recommendation|diagnosis|cure)\\.json|(trials|epochs)\\.jsonl"
                            + "|(model|cured)\\.onnx|(model|last_healthy|cured)\\.npz|report\\.html"
                            + "|(trials/[0-9]{1,9}/)?(units|life_lines|slopes)\\.csv");

    /** Whether there is anything of a run in a folder. */
    static boolean isRun(Path folder) {
        return MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }

    /** When a file was last put into the folder or taken out of it. */
    FileTime modified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Whether the folder is a link to another that lies outside the folder of the runs. */
    boolean leadsOut() {
        try {
            return !path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            // It was taken away, so that it leads nowhere.
            return false;
        }
    }

    /**
     * A file that can be fetched; empty when there is none of that name.
     *
     * @throws Refusal when it lies elsewhere in truth
     */
    Optional<Path> file(String wanted) {
        if (!FILE.matcher(wanted).matches()) {
            return Optional.empty();
        }
        try {
            Path folder = path.toRealPath();
            Path named = folder.resolve(wanted);
            Path file = named.toRealPath();
            if (!file.startsWith(folder)) {
                throw new Refusal(
                        Refusal.FORBIDDEN, "this file is a link that leads out of the run");
            }
            // A link to another file of the run would give away what has no such name.
            return file.equals(named) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
