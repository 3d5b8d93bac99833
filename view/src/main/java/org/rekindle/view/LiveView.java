package org.rekindle.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.study.Trial;

/**
 * Follows a run: each look returns what has changed since the last one, and reads no line twice. It
 * only reads files, so the run may belong to another process, or be over. Not thread-safe.
 */
public final class LiveView {
    private final Path directory;
    private final UntrustedFiles files;
    private Map<String, String> fingerprints = Map.of();
    private Problems problems = new Problems();
    private Findings findings = Findings.NONE;
    private @Nullable GrowingResults run;
    private List<SettingView> settings = List.of();

    /** Follows the run in a folder. Reads nothing before the first look. */
    public LiveView(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.files = new UntrustedFiles(this.directory);
    }

    /**
     * Returns what has changed since the last look; the first time, everything. Never throws
     * because of what the files contain.
     */
    public ViewUpdate look() {
        // Asked first: what a run writes just before its end is then read too.
        boolean atWork = RunDirectory.isAtWork(directory);
        Map<String, String> prints = Fingerprint.of(files);
        boolean other = open(prints);
        GrowingResults growing = run;
        if (growing == null) {
            fingerprints = prints;
            return new ViewUpdate(
                    other,
                    List.of(),
                    0,
                    new StatusEvent(WorkStatus.BROKEN, problems.sentence(), null, prints));
        }
        GrowingResults.ReadLines news = growing.read();
        if (!prints.equals(fingerprints)) {
            problems = new Problems();
            findings = Findings.read(files, problems);
            // Only to find what is wrong with them.
            ShownUnits.read(files, growing.run(), growing.soFar(), findings, problems);
            fingerprints = prints;
        }
        ResultsSoFar results = growing.soFar();
        WorkStatus status = WorkStatus.of(growing.run(), results, findings, atWork);
        ProgressView progress = ProgressView.of(growing.run(), results, status, files);
        Problems all = growing.problems();
        all.addAll(problems);
        boolean anew = other || news.anew();
        if (anew) {
            settings = List.of();
        }
        return new ViewUpdate(
                anew,
                events(news, results, progress),
                results.lines(),
                new StatusEvent(status, all.sentence(), progress, prints));
    }

    /** Opens the run if needed. Returns whether it replaces another one. */
    private boolean open(Map<String, String> prints) {
        String before = fingerprints.get(FileNames.RUN);
        if (run != null && Objects.equals(before, prints.get(FileNames.RUN))) {
            return false;
        }
        boolean other = run != null;
        problems = new Problems();
        findings = Findings.NONE;
        fingerprints = Map.of();
        run =
                DescribedPlan.open(files, problems)
                        .map(opened -> new GrowingResults(files, opened))
                        .orElse(null);
        return other;
    }

    private List<LineEvent> events(
            GrowingResults.ReadLines news, ResultsSoFar results, ProgressView progress) {
        List<GrowingResults.Line> lines = news.lines();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<StandingDocument> ranking =
                results.ranking().best().stream().map(StandingDocument::of).toList();
        List<SettingView> changed = changedSettings(results);
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

    private List<SettingView> changedSettings(ResultsSoFar results) {
        Set<SettingView> before = Set.copyOf(settings);
        settings = results.ranking().standings().stream().map(SettingView::of).toList();
        return settings.stream().filter(setting -> !before.contains(setting)).toList();
    }

    private static LineEvent event(
            GrowingResults.Line line,
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
}
