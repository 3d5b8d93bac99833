package org.rekindle.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;

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
    private @Nullable GrowingRun run;

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
        GrowingRun growing = run;
        if (growing == null) {
            fingerprints = prints;
            return new ViewUpdate(
                    other,
                    List.of(),
                    0,
                    new StatusEvent(WorkStatus.BROKEN, problems.sentence(), null, prints));
        }
        boolean anew = growing.read() || other;
        if (!prints.equals(fingerprints)) {
            problems = new Problems();
            findings = Findings.read(files, problems);
            growing.check(findings, problems);
            fingerprints = prints;
        }
        WorkStatus status = growing.status(findings, atWork);
        ProgressView progress = growing.progress(status);
        Problems all = growing.problems();
        all.addAll(problems);
        return new ViewUpdate(
                anew,
                growing.events(anew, progress),
                growing.lines(),
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
        run = GrowingRun.open(files, problems).orElse(null);
        return other;
    }
}
