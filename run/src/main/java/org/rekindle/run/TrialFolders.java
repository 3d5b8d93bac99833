package org.rekindle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rekindle.run.document.Json;

/** The folders in which a study keeps the tables about units: one for each trial, by its number. */
final class TrialFolders {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Path run;
    private final Path folders;

    /** Those of a run directory. */
    TrialFolders(Path run) {
        this.run = run;
        this.folders = run.resolve(FileNames.TRIAL_FOLDERS);
    }

    TrialFiles files(int trial) {
        return new TrialFiles(folders.resolve(Integer.toString(trial)));
    }

    /** Throws if one of them is a link, because files written to it would land elsewhere. */
    void refuseLinks() {
        if (!Files.isDirectory(folders)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folders)) {
            Stream.concat(Stream.of(folders), entries)
                    .filter(Files::isSymbolicLink)
                    .findFirst()
                    .ifPresent(
                            link -> {
                                throw new RunException(
                                        "%s is a link, and a run is written to no other folder than its own; remove the link"
                                                .formatted(link));
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the tables of all trials but the one that {@value FileNames#DIAGNOSIS} explains. */
    void deleteAllButExplained() {
        if (!Files.isDirectory(folders, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String explained = explained();
        try (Stream<Path> entries = Files.list(folders)) {
            entries.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .filter(folder -> NUMBER.matcher(name(folder)).matches())
                    .filter(folder -> !name(folder).equals(explained))
                    .forEach(folder -> new TrialFiles(folder).delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String explained() {
        try {
            String diagnosis = Files.readString(run.resolve(FileNames.DIAGNOSIS));
            return Integer.toString(Json.read(diagnosis, Explained.class).trial());
        } catch (IOException e) {
            // There is no diagnosis, or it says nothing.
            return "";
        }
    }

    /** The trial that a diagnosis is of. */
    private record Explained(int trial) {}

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
