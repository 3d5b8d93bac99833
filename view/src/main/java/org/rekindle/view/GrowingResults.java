package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.study.Trial;

/** The results of a run of Rekindle's own that goes on. */
final class GrowingResults implements GrowingRun {
    private final UntrustedFiles files;
    private final DescribedPlan run;
    private final AppendedLines appended;
    private final List<Trial> trials = new ArrayList<>();
    private final List<EpochDocument> epochs = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private List<SettingView> settings = List.of();
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
     * A new line.
     *
     * @param number its number in its file
     * @param trial the trial that has ended, or null
     * @param epoch the epoch that has ended, or null
     */
    private record Line(int number, @Nullable Trial trial, @Nullable EpochDocument epoch) {}

    @Override
    public boolean read() {
        now = new Problems();
        lines.clear();
        AppendedLines.NewLines news = appended();
        if (news.anew()) {
            forget();
        }
        int number = news.first();
        for (String text : news.lines()) {
            take(number, text);
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
        return news.anew();
    }

    private AppendedLines.NewLines appended() {
        try {
            return appended.read();
        } catch (BadFileException e) {
            now.add(e.sentence());
            return new AppendedLines.NewLines(false, 1, List.of());
        }
    }

    private void take(int number, String text) {
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

    @Override
    public void check(Findings findings, Problems problems) {
        ShownUnits.read(files, run, results, findings, problems);
    }

    @Override
    public WorkStatus status(Findings findings, boolean atWork) {
        return WorkStatus.of(run, results, findings, atWork);
    }

    @Override
    public ProgressView progress(WorkStatus status) {
        return ProgressView.of(run, results, status, files);
    }

    @Override
    public List<LineEvent> events(boolean anew, ProgressView progress) {
        if (anew) {
            settings = List.of();
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        List<StandingDocument> ranking =
                results.ranking().best().stream().map(StandingDocument::of).toList();
        List<SettingView> changed = changedSettings();
        int last = lines.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(
                        at ->
                                event(
                                        lines.get(at),
                                        at == last ? changed : List.of(),
                                        ranking,
                                        progress))
                .toList();
    }

    private List<SettingView> changedSettings() {
        Set<SettingView> before = Set.copyOf(settings);
        settings = results.ranking().standings().stream().map(SettingView::of).toList();
        return settings.stream().filter(setting -> !before.contains(setting)).toList();
    }

    private static LineEvent event(
            Line line,
            List<SettingView> changed,
            List<StandingDocument> ranking,
            ProgressView progress) {
        if (line.epoch() != null) {
            return new LineEvent.EpochEnded(line.number(), line.epoch(), progress);
        }
        Trial trial = Objects.requireNonNull(line.trial());
        return new LineEvent.TrialEnded(
                line.number(), TrialRow.of(trial), changed, ranking, progress);
    }

    @Override
    public int lines() {
        return results.lines();
    }

    @Override
    public Problems problems() {
        Problems all = new Problems();
        all.addAll(ofLines);
        all.addAll(now);
        return all;
    }
}
