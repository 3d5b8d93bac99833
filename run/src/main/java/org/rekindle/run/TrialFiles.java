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
 * What is known of the units of one trial: of a training run's only one beside {@value
 * RunDirectory#RUN}, of a study's in a folder of its own. Made with the first file.
 */
public final class TrialFiles {
    private static final List<String> NAMES =
            List.of(RunDirectory.UNITS, RunDirectory.LIFE_LINES, RunDirectory.SLOPES);

    private final Path folder;

    TrialFiles(Path folder) {
        this.folder = folder;
    }

    /** Where they lie. */
    public Path folder() {
        return folder;
    }

    /** Writes who lived how, or leaves what was there. */
    public void writeLives(List<LifeLine> lives) {
        write(RunDirectory.LIFE_LINES, out -> LifeLinesFile.writeEpochs(lives, out));
        byte[] units = LifeLinesFile.units(lives).getBytes(StandardCharsets.UTF_8);
        write(RunDirectory.UNITS, out -> out.write(units));
    }

    /** Writes the slopes that a network has learnt, if it learns any. */
    public void writeSlopes(DenseNetwork network) {
        if (network.hidden().stream().anyMatch(layer -> layer.slopeCount() > 0)) {
            byte[] slopes = SlopesFile.of(network).getBytes(StandardCharsets.UTF_8);
            write(RunDirectory.SLOPES, out -> out.write(slopes));
        }
    }

    /** Deletes them, and their folder unless somebody has put something else there. */
    void delete() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(TrialFiles::isOurs).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // It is not ours alone.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what a process left that was killed while it wrote. */
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
