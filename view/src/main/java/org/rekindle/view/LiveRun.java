package org.rekindle.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.study.Trial;

/**
 * A run that is followed: what has come since the last look, and all that was there before is not
 * read again. It watches files alone, so the run may be another process's, or nobody's any more.
 * For one thread at a time.
 */
public final class LiveRun {
    private final Path directory;
    private final RunFiles files;
    private Map<String, String> fingerprints = Map.of();
    private Problems problems = new Problems();
    private RunDocuments documents = RunDocuments.NONE;
    private @Nullable GrowingRun run;
    private List<SettingView> settings = List.of();

    /** Nothing is read before the first look. */
    public LiveRun(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.files = new RunFiles(this.directory);
    }

    /** Looks what has come; the first time everything has. Never throws on what the files hold. */
    public RunNews look() {
        // Asked first: what a run writes before its end is then there to be read.
        boolean atWork = RunDirectory.isAtWork(directory);
        Map<String, String> prints = Fingerprint.of(files);
        boolean other = open(prints);
        GrowingRun growing = run;
        if (growing == null) {
            fingerprints = prints;
            return new RunNews(
                    other,
                    List.of(),
                    0,
                    new RunNews.Status(RunStatus.BROKEN, problems.sentence(), null, prints));
        }
        GrowingRun.News news = growing.read();
        if (!prints.equals(fingerprints)) {
            problems = new Problems();
            documents = RunDocuments.read(files, problems);
            // For what is wrong with them alone.
            ShownUnits.read(files, growing.run(), growing.body(), documents, problems);
            fingerprints = prints;
        }
        RunBody body = growing.body();
        RunStatus status = RunStatus.of(growing.run(), body, documents, atWork);
        Progress progress = Progress.of(growing.run(), body, status, files);
        Problems all = growing.problems();
        all.addAll(problems);
        boolean anew = other || news.anew();
        if (anew) {
            settings = List.of();
        }
        return new RunNews(
                anew,
                events(news, body, progress),
                body.lines(),
                new RunNews.Status(status, all.sentence(), progress, prints));
    }

    /** Says whether it is another run than the last time. */
    private boolean open(Map<String, String> prints) {
        String before = fingerprints.get(RunDirectory.RUN);
        if (run != null && Objects.equals(before, prints.get(RunDirectory.RUN))) {
            return false;
        }
        boolean other = run != null;
        problems = new Problems();
        documents = RunDocuments.NONE;
        fingerprints = Map.of();
        run =
                OpenedRun.open(files, problems)
                        .map(opened -> new GrowingRun(files, opened))
                        .orElse(null);
        return other;
    }

    private List<LineEvent> events(GrowingRun.News news, RunBody body, Progress progress) {
        List<GrowingRun.Line> lines = news.lines();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<StandingDocument> ranking =
                body.ranking().best().stream().map(StandingDocument::of).toList();
        List<SettingView> changed = changedSettings(body);
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

    private List<SettingView> changedSettings(RunBody body) {
        Set<SettingView> before = Set.copyOf(settings);
        settings = body.ranking().standings().stream().map(SettingView::of).toList();
        return settings.stream().filter(setting -> !before.contains(setting)).toList();
    }

    private static LineEvent event(
            GrowingRun.Line line,
            List<SettingView> changed,
            List<StandingDocument> ranking,
            Progress progress) {
        if (line.epoch() != null) {
            return new LineEvent.EpochEnded(line.number(), line.epoch(), progress);
        }
        Trial trial = Objects.requireNonNull(line.trial());
        return new LineEvent.TrialEnded(
                line.number(), TrialRow.of(trial), changed, ranking, progress);
    }
}
