package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.study.Trial;

/** The results of a run that goes on. Each line is read once and added to the earlier ones. */
final class GrowingResults {
    private final UntrustedFiles files;
    private final DescribedPlan run;
    private final AppendedLines appended;
    private final List<Trial> trials = new ArrayList<>();
    private final List<EpochDocument> epochs = new ArrayList<>();
    private TrialLines trialLines;
    private EpochLines epochLines;
    private Problems ofLines = new Problems();
    private Problems now = new Problems();
    private ResultsSoFar results;

    GrowingResults(UntrustedFiles files, DescribedPlan run) {
        this.files = files;
        this.run = run;
        this.appended = new AppendedLines(files, run.growingFile());
        this.trialLines = new TrialLines(run.plan());
        this.epochLines = new EpochLines(run.plan());
        this.results = new ResultsSoFar(0, List.of(), List.of(), run.rank(List.of()));
    }

    /**
     * The lines since the last read.
     *
     * @param anew whether these are the first lines of another file
     * @param lines the new lines, parsed
     */
    record ReadLines(boolean anew, List<Line> lines) {}

    /**
     * A new line.
     *
     * @param number its number in its file
     * @param trial the trial that has ended, or null
     * @param epoch the epoch that has ended, or null
     */
    record Line(int number, @Nullable Trial trial, @Nullable EpochDocument epoch) {}

    ReadLines read() {
        now = new Problems();
        AppendedLines.NewLines news = appended();
        if (news.anew()) {
            forget();
        }
        List<Line> lines = new ArrayList<>();
        int number = news.first();
        for (String text : news.lines()) {
            take(number, text, lines);
            number++;
        }
        if (!run.isStudy()) {
            readTrial();
        }
        if (news.anew() || !lines.isEmpty() || !run.isStudy()) {
            results =
                    new ResultsSoFar(
                            appended.count(),
                            List.copyOf(trials),
                            List.copyOf(epochs),
                            run.rank(trials));
        }
        return new ReadLines(news.anew(), lines);
    }

    private AppendedLines.NewLines appended() {
        try {
            return appended.read();
        } catch (BadFileException e) {
            now.add(e.sentence());
            return new AppendedLines.NewLines(false, 1, List.of());
        }
    }

    private void take(int number, String text, List<Line> lines) {
        try {
            if (run.isStudy()) {
                Trial trial = trialLines.trial(number, text);
                trials.add(trial);
                lines.add(new Line(number, trial, null));
            } else {
                EpochDocument epoch = epochLines.epoch(number, text);
                epochs.add(epoch);
                lines.add(new Line(number, null, epoch));
            }
        } catch (BadFileException e) {
            ofLines.add(e.sentence());
        }
    }

    /** A training run writes a single trial, at its end. */
    private void readTrial() {
        trials.clear();
        trials.addAll(TrialLines.readAll(files, run.plan(), now).trials());
    }

    private void forget() {
        trials.clear();
        epochs.clear();
        trialLines = new TrialLines(run.plan());
        epochLines = new EpochLines(run.plan());
        ofLines = new Problems();
    }

    DescribedPlan run() {
        return run;
    }

    /** All results so far. */
    ResultsSoFar soFar() {
        return results;
    }

    /** What is wrong with the lines so far. */
    Problems problems() {
        Problems all = new Problems();
        all.addAll(ofLines);
        all.addAll(now);
        return all;
    }
}
