package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.FileNames;
import org.rekindle.run.watched.WatchedEpoch;

/** Parses the epochs of a watched run from the lines of {@value FileNames#EPOCHS}. */
final class WatchedLines {
    private final Map<String, Integer> units;
    private int last = -1;

    WatchedLines(DescribedWatch run) {
        this.units = run.units();
    }

    /** The epochs of a whole file. */
    static WatchedResults readAll(UntrustedFiles files, DescribedWatch run, Problems problems) {
        WatchedLines reader = new WatchedLines(run);
        List<WatchedEpoch> epochs = new ArrayList<>();
        int lines = 0;
        try {
            lines =
                    files.lines(
                            FileNames.EPOCHS,
                            (number, text) -> reader.take(number, text, epochs, problems));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
        return new WatchedResults(lines, epochs);
    }

    private void take(int number, String text, List<WatchedEpoch> epochs, Problems problems) {
        try {
            epochs.add(epoch(number, text));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
    }

    /** Parses a line. Lines must be given in the order of the file. */
    WatchedEpoch epoch(int number, String text) throws BadFileException {
        String place = String.format(Locale.ROOT, "line %d of %s", number, FileNames.EPOCHS);
        WatchedEpoch document = CheckedJson.parse(place, text, WatchedEpoch.class);
        List<LayerSummary> layers = document.layers();
        if (layers == null) {
            throw new BadFileException(
                    place + " does not hold what it should: the field \"layers\" is missing");
        }
        for (LayerSummary layer : layers) {
            check(place, layer);
        }
        if (document.epoch() <= last) {
            throw new BadFileException(
                    String.format(
                            Locale.ROOT,
                            "%s is of epoch %d, after epoch %d",
                            place,
                            document.epoch(),
                            last));
        }
        last = document.epoch();
        return document;
    }

    private void check(String place, LayerSummary layer) throws BadFileException {
        Integer expected = units.get(layer.layer());
        if (expected == null) {
            throw new BadFileException(
                    "%s has the layer \"%s\", which is not in %s"
                            .formatted(place, layer.layer(), FileNames.RUN));
        }
        if (layer.units() != expected) {
            throw new BadFileException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d units in \"%s\", and %s has %d",
                            place,
                            layer.units(),
                            layer.layer(),
                            FileNames.RUN,
                            expected));
        }
    }
}
