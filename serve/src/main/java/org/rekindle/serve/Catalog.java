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
 * The runs that are served: those in one folder, or that folder alone if it is a run itself. A run
 * is found by comparing its name with the names of the folders that exist. A name from a URL never
 * becomes a path, so it cannot lead elsewhere.
 */
final class Catalog {
    private static final Pattern NO_NAME = Pattern.compile("[/\\\\\0]|^\\.{0,2}$");

    private final Path path;
    private final boolean single;

    private Catalog(Path path, boolean single) {
        this.path = path;
        this.single = single;
    }

    /**
     * The runs of a folder.
     *
     * @throws DashboardException when the folder does not exist
     */
    static Catalog open(Path path) {
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
            return new Catalog(real, ServedFolder.isRun(real));
        } catch (IOException e) {
            throw new DashboardException(
                    "the folder %s cannot be read (%s)"
                            .formatted(path, e.getClass().getSimpleName()));
        }
    }

    /** The folder. */
    Path path() {
        return path;
    }

    /** All runs, in no particular order. A folder without any file of a run is not a run. */
    List<ServedFolder> runs() {
        return runs(name -> true);
    }

    /**
     * The run of that name; empty when there is none.
     *
     * @throws Refusal when the text cannot be the name of a run
     */
    Optional<ServedFolder> find(String name) {
        if (NO_NAME.matcher(name).find()) {
            throw new Refusal(Refusal.BAD_REQUEST, "the name of a run is that of one folder");
        }
        return runs(name::equals).stream().findFirst();
    }

    /** The run whose folder was changed last. */
    Optional<ServedFolder> newest() {
        return runs().stream().max(Comparator.comparing(ServedFolder::modified));
    }

    private List<ServedFolder> runs(Predicate<String> wanted) {
        List<Path> folders = new ArrayList<>();
        if (single) {
            folders.add(path);
        } else {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                entries.forEach(folders::add);
            } catch (IOException | DirectoryIteratorException e) {
                // The folder was removed, and the runs with it.
            }
        }
        return folders.stream()
                .map(folder -> new ServedFolder(name(folder), folder, path))
                .filter(run -> wanted.test(run.name()))
                .filter(run -> Files.isDirectory(run.path()) && ServedFolder.isRun(run.path()))
                .toList();
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
