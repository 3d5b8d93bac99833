package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.study.Trial;

/** The lines of a run as they come: each is read once, and added to those before. */
final class GrowingRun {
    private final RunFiles files;
    private final OpenedRun run;
    private final AppendedLines appended;
    private final List<Trial> trials = new ArrayList<>();
    private final List<EpochDocument> epochs = new ArrayList<>();
    private TrialLines trialLines;
    private EpochLines epochLines;
    private Problems ofLines = new Problems();
    private Problems now = new Problems();
    private RunBody body;

    GrowingRun(RunFiles files, OpenedRun run) {
        this.files = files;
        this.run = run;
        this.appended = new AppendedLines(files, run.growingFile());
        this.trialLines = new TrialLines(run.plan());
        this.epochLines = new EpochLines(run.plan());
        this.body = new RunBody(0, List.of(), List.of(), run.rank(List.of()));
    }

    /**
     * What came.
     *
     * @param anew whether these are the first lines of another file
     * @param lines what they tell
     */
    record News(boolean anew, List<Line> lines) {}

    /**
     * A line that came.
     *
     * @param number its number in its file
     * @param trial that has ended, or null
     * @param epoch that has ended, or null
     */
    record Line(int number, @Nullable Trial trial, @Nullable EpochDocument epoch) {}

    News read() {
        now = new Problems();
        AppendedLines.News news = appended();
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
            body =
                    new RunBody(
                            appended.count(),
                            List.copyOf(trials),
                            List.copyOf(epochs),
                            run.rank(trials));
        }
        return new News(news.anew(), lines);
    }

    private AppendedLines.News appended() {
        try {
            return appended.read();
        } catch (BadFileException e) {
            now.add(e.sentence());
            return new AppendedLines.News(false, 1, List.of());
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

    /** A training run writes a single one, at its end. */
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

    OpenedRun run() {
        return run;
    }

    /** All that was read so far. */
    RunBody body() {
        return body;
    }

    /** What is wrong with the lines that are there. */
    Problems problems() {
        Problems all = new Problems();
        all.addAll(ofLines);
        all.addAll(now);
        return all;
    }
}
