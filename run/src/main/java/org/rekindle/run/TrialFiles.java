package org.rekindle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.census.LifeLine;
import org.rekindle.network.DenseNetwork;

/**
 * The tables about the units of one trial. Those of a training run lie in the run directory itself;
 * each trial of a study has a folder of its own, which is made with the first table.
 */
public final class TrialFiles {
    private static final List<String> NAMES =
            List.of(FileNames.UNITS, FileNames.LIFE_LINES, FileNames.SLOPES);

    private final Path folder;

    TrialFiles(Path folder) {
        this.folder = folder;
    }

    /** The folder of the tables. */
    public Path folder() {
        return folder;
    }

    /**
     * Writes the life of every unit as {@value FileNames#UNITS} and {@value FileNames#LIFE_LINES}.
     * If that fails, the old tables are kept.
     */
    public void writeLives(List<LifeLine> lives) {
        write(FileNames.LIFE_LINES, out -> LifeLinesFile.writeEpochs(lives, out));
        byte[] units = LifeLinesFile.units(lives).getBytes(StandardCharsets.UTF_8);
        write(FileNames.UNITS, out -> out.write(units));
    }

    /**
     * Writes the slopes that a network has learnt as {@value FileNames#SLOPES}. Writes nothing if
     * the network learns no slopes.
     */
    public void writeSlopes(DenseNetwork network) {
        if (network.hidden().stream().anyMatch(layer -> layer.slopeCount() > 0)) {
            byte[] slopes = SlopesFile.of(network).getBytes(StandardCharsets.UTF_8);
            write(FileNames.SLOPES, out -> out.write(slopes));
        }
    }

    /** Deletes the tables, and their folder unless it contains other files. */
    void delete() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(TrialFiles::isOurs).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // The folder contains other files.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Includes temporary files of a process that was killed while it wrote. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return NAMES.stream().anyMatch(name::equals)
                || (name.endsWith(".tmp")
                        && NAMES.stream().anyMatch(ours -> name.startsWith(ours + ".")));
    }

    private void write(String name, WholeFile.Content content) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
