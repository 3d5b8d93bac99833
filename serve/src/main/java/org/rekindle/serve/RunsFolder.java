package org.rekindle.serve;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rekindle.view.Program;

/**
 * The folder whose runs are served; it may be a run itself, and is then the only one. A run is
 * found by comparing its name with those that are there. No path is ever made of a name that came
 * in a URL, so none can lead elsewhere.
 */
final class RunsFolder {
    private static final Pattern NO_NAME = Pattern.compile("[/\\\\\0]|^\\.{0,2}$");

    private final Path path;
    private final boolean single;

    private RunsFolder(Path path, boolean single) {
        this.path = path;
        this.single = single;
    }

    /**
     * Looks at a folder.
     *
     * @throws DashboardException when there is none
     */
    static RunsFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new DashboardException(
                    "there is no folder %s; name the one that your runs are in, or make a run first: %s"
                            .formatted(
                                    path,
                                    Program.name()
                                            + " train examples/digits.csv --target digit --activation relu"));
        }
        try {
            Path real = path.toRealPath();
            return new RunsFolder(real, RunFolder.isRun(real));
        } catch (IOException e) {
            throw new DashboardException(
                    "the folder %s cannot be read (%s)"
                            .formatted(path, e.getClass().getSimpleName()));
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** All runs there, in no order. Folders that have nothing of a run in them are none. */
    List<RunFolder> runs() {
        return runs(name -> true);
    }

    /**
     * The run of that name.
     *
     * @throws Refusal when no run can have such a name
     */
    Optional<RunFolder> find(String name) {
        if (NO_NAME.matcher(name).find()) {
            throw new Refusal(Refusal.BAD_REQUEST, "the name of a run is that of one folder");
        }
        return runs(name::equals).stream().findFirst();
    }

    /** The run whose folder was changed last. */
    Optional<RunFolder> newest() {
        return runs().stream().max(Comparator.comparing(RunFolder::modified));
    }

    private List<RunFolder> runs(Predicate<String> wanted) {
        List<Path> folders = new ArrayList<>();
        if (single) {
            folders.add(path);
        } else {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                entries.forEach(folders::add);
            } catch (IOException | DirectoryIteratorException e) {
                // It was taken away, and the runs with it.
            }
        }
        return folders.stream()
                .map(folder -> new RunFolder(name(folder), folder, path))
                .filter(run -> wanted.test(run.name()))
                .filter(run -> Files.isDirectory(run.path()) && RunFolder.isRun(run.path()))
                .toList();
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
