package org.rekindle.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.run.FileNames;

/**
 * The folder of one run, as it is served. Runs may come from anywhere, so a link in one must not
 * expose other files of this machine.
 *
 * @param name the folder's own name
 * @param path where it is
 * @param root the folder of the runs, without links; nothing outside it is read
 */
record ServedFolder(String name, Path path, Path root) {
    /** The problem of a folder that is a link to elsewhere. */
    static final String LEADS_OUT = "the run is a link that leads out of the folder of the runs";

    /** A folder with one of these is a run. */
    private static final List<String> MARKS =
            List.of(
                    FileNames.RUN,
                    FileNames.TRIALS,
                    FileNames.EPOCHS,
                    FileNames.RECOMMENDATION,
                    FileNames.DIAGNOSIS,
                    FileNames.CURE);

    /** The files that can be downloaded. Other files in the folder are not served. */
    private static final Pattern FILE =
            Pattern.compile(
                    "(run|baseline|recommendation|diagnosis|cure)\\.json|(trials|epochs)\\.jsonl"
                            + "|(model|cured)\\.onnx|(model|last_healthy|cured)\\.npz|report\\.html"
                            + "|(trials/[0-9]{1,9}/)?(units|life_lines|slopes)\\.csv");

    /** Whether a folder contains any file of a run. */
    static boolean isRun(Path folder) {
        return MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }

    /** When a file was last added to the folder or removed from it. */
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
            // It was removed, so it leads nowhere.
            return false;
        }
    }

    /**
     * A file that can be downloaded; empty when there is none of that name.
     *
     * @throws Refusal when it is a link that leads out of the run
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
            // A link could expose a file of the run that must not be served.
            return file.equals(named) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
