package org.rekindle.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Metric;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;

/** Parses the trials of a plan from the lines of {@value FileNames#TRIALS}. */
final class TrialLines {
    private final List<TrialKey> keys;
    private final Metric metric;
    private final List<Integer> hidden;
    private final BitSet seen = new BitSet();

    TrialLines(StudyPlan plan) {
        this.keys = plan.trials();
        this.metric = plan.metric();
        this.hidden = plan.shape().activated();
    }

    /**
     * The trials of a whole file.
     *
     * @param lines how many whole lines it has
     * @param trials the trials on these lines, in their order
     */
    record ReadTrials(int lines, List<Trial> trials) {}

    static ReadTrials readAll(UntrustedFiles files, StudyPlan plan, Problems problems) {
        TrialLines reader = new TrialLines(plan);
        List<Trial> trials = new ArrayList<>();
        int lines = 0;
        try {
            lines =
                    files.lines(
                            FileNames.TRIALS,
                            (number, text) -> reader.take(number, text, trials, problems));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
        return new ReadTrials(lines, trials);
    }

    private void take(int number, String text, List<Trial> trials, Problems problems) {
        try {
            trials.add(trial(number, text));
        } catch (BadFileException e) {
            problems.add(e.sentence());
        }
    }

    /** Parses a line. Lines must be given in the order of the file. */
    Trial trial(int number, String text) throws BadFileException {
        String place = String.format(Locale.ROOT, "line %d of %s", number, FileNames.TRIALS);
        TrialDocument document = CheckedJson.parse(place, text, TrialDocument.class);
        int trial = document.trial();
        if (trial < 0
                || trial >= keys.size()
                || !document.isOf(keys.get(trial))
                || !fits(document)) {
            throw new BadFileException(place + " is of another run than " + FileNames.RUN);
        }
        if (seen.get(trial)) {
            throw new BadFileException(
                    String.format(Locale.ROOT, "%s repeats trial %d", place, trial));
        }
        try {
            Trial found = document.toTrial(keys.get(trial), metric);
            seen.set(trial);
            return found;
        } catch (IllegalArgumentException e) {
            throw new BadFileException(
                    "%s has an unknown status \"%s\"".formatted(place, document.status()));
        }
    }

    private boolean fits(TrialDocument document) {
        return document.layers().stream().map(LayerSummary::units).toList().equals(hidden);
    }
}
