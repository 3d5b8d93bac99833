package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.study.StudyPlan;

/** Parses the epochs of a training run from the lines of {@value FileNames#EPOCHS}. */
final class EpochLines {
    private final List<Integer> hidden;
    private int last = -1;

    EpochLines(StudyPlan plan) {
        this.hidden = plan.shape().activated();
    }

    /**
     * The epochs of a whole file.
     *
     * @param lines how many whole lines it has
     * @param epochs the epochs on these lines, in their order
     */
    record ReadEpochs(int lines, List<EpochDocument> epochs) {}

    static ReadEpochs readAll(UntrustedFiles files, StudyPlan plan, Problems problems) {
        EpochLines reader = new EpochLines(plan);
        List<EpochDocument> epochs = new ArrayList<>();
        int lines = 0;
        try {
            lines =
                    files.lines(
                            FileNames.EPOCHS,
                            (number, text) -> reader.take(number, text, epochs, problems));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
        return new ReadEpochs(lines, epochs);
    }

    private void take(int number, String text, List<EpochDocument> epochs, Problems problems) {
        try {
            epochs.add(epoch(number, text));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
    }

    /** Parses a line. Lines must be given in the order of the file. */
    EpochDocument epoch(int number, String text) throws BadFileException {
        String place = String.format(Locale.ROOT, "line %d of %s", number, FileNames.EPOCHS);
        EpochDocument document = CheckedJson.parse(place, text, EpochDocument.class);
        if (!document.layers().stream().map(LayerSummary::units).toList().equals(hidden)) {
            throw new BadFileException(place + " is of another run than " + FileNames.RUN);
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
}
