package org.rekindle.run.watched;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunException;
import org.rekindle.run.document.Json;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Status;

/**
 * What a recorder wrote into a folder: the run, its epochs and its units. Links are not followed,
 * and files larger than any recorder writes are not read.
 *
 * @param folder the run directory
 * @param document the run
 * @param epochs the lines that are whole, epoch 0 among them
 */
record Recording(Path folder, WatchedDocument document, List<WatchedEpoch> epochs) {
    private static final long LARGEST = 256L << 20;

    /**
     * Reads a folder.
     *
     * @throws RunException when it does not hold a watched run
     */
    static Recording read(Path folder) {
        String text = text(folder, FileNames.RUN);
        WatchedDocument document;
        try {
            document = Json.read(text, WatchedDocument.class);
        } catch (JsonProcessingException e) {
            throw bad(folder, FileNames.RUN, e);
        }
        if (!WatchedDocument.COMMAND.equals(document.command())) {
            throw new RunException("%s is not a watched run".formatted(folder));
        }
        if (document.format() != WatchedDocument.FORMAT) {
            throw new RunException(
                    String.format(
                            Locale.ROOT,
                            "%s has the run format %d, and this version reads format %d; use a Rekindle as new as its recorder",
                            folder,
                            document.format(),
                            WatchedDocument.FORMAT));
        }
        return new Recording(folder, document, epochs(folder));
    }

    /** Whether a folder holds a watched run; false if that cannot be found out. */
    static boolean isIn(Path folder) {
        try {
            return Files.isRegularFile(folder.resolve(FileNames.RUN))
                    && WatchedDocument.COMMAND.equals(
                            Json.tree(text(folder, FileNames.RUN)).path("command").asText());
        } catch (JsonProcessingException | RunException e) {
            return false;
        }
    }

    private static List<WatchedEpoch> epochs(Path folder) {
        if (!Files.exists(folder.resolve(FileNames.EPOCHS))) {
            return List.of();
        }
        List<WatchedEpoch> epochs = new ArrayList<>();
        for (String line : wholeLines(text(folder, FileNames.EPOCHS))) {
            try {
                epochs.add(Json.read(line, WatchedEpoch.class));
            } catch (JsonProcessingException e) {
                throw bad(folder, FileNames.EPOCHS, e);
            }
        }
        return List.copyOf(epochs);
    }

    private static List<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String text(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.isSymbolicLink(file)) {
                throw new RunException("%s is a link, and links are not followed".formatted(file));
            }
            if (Files.size(file) > LARGEST) {
                throw new RunException("%s is larger than any recorder writes".formatted(file));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new RunException(
                    "%s cannot be read (%s: %s)"
                            .formatted(file, e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private static RunException bad(Path folder, String name, JsonProcessingException e) {
        return new RunException(
                "%s is not what a recorder writes (%s)"
                        .formatted(folder.resolve(name), e.getOriginalMessage()));
    }

    /** The last epoch that was recorded, or the state before training; empty if there is none. */
    Optional<WatchedEpoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** How many epochs were recorded. */
    int lastEpoch() {
        return last().map(WatchedEpoch::epoch).orElse(0);
    }

    /** The seconds of all epochs. */
    double seconds() {
        return epochs.stream().mapToDouble(WatchedEpoch::seconds).filter(Double::isFinite).sum();
    }

    /** The counts of every unit after the last epoch. */
    UnitTable units() {
        return UnitTable.read(wholeLines(text(folder, FileNames.UNITS)));
    }

    /** How the run ended. */
    Outcome outcome(RecordedScore score) {
        WatchedEpoch last =
                last().orElseThrow(
                                () ->
                                        new RunException(
                                                "%s has no epoch: the program never called epoch()"
                                                        .formatted(folder)));
        UnitTable units = units();
        NetworkCensus census = units.census();
        if (census.layers().isEmpty()) {
            throw new RunException("%s counts no unit".formatted(folder));
        }
        double value = score.of(last);
        return new Outcome(
                last.diverged() ? Status.DIVERGED : Status.OK,
                last.epoch(),
                Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(),
                Double.NaN,
                units.atStepZero(),
                census,
                seconds());
    }

    /** The life of every unit; none where the table of lives leaves some out. */
    List<LifeLine> lives() {
        Path file = folder.resolve(FileNames.LIFE_LINES);
        return Files.exists(file)
                ? new LifeTable(wholeLines(text(folder, FileNames.LIFE_LINES)))
                        .of(units(), last().map(WatchedEpoch::steps).orElse(0L))
                : List.of();
    }

    /** How to start the program again; null where it cannot be. */
    WatchedDocument.@Nullable Invocation program() {
        return document.program();
    }
}
