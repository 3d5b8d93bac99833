package org.rekindle.view;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.RunDirectory;
import org.rekindle.study.Trial;

/**
 * How long the rest of a run may take, from the times of its files; the run itself is not asked,
 * for it may be another process.
 *
 * <p>A training run goes on as fast as so far: the time from its start, which {@value
 * RunDirectory#LOCK} and {@value RunDirectory#RUN} tell, to the last line of {@value
 * RunDirectory#EPOCHS}, divided by the epochs.
 *
 * <p>Of a study, how many trials run at a time is not written down. It follows from the sum of the
 * trials' own seconds, divided by the time that passed, but is at most the number of cores: a study
 * that was interrupted has seconds from before. What is left then takes the mean seconds of a
 * trial, as many at a time. More may be spared, which makes it shorter; large rates are no faster
 * than small ones, so the order of trials does not matter.
 */
final class Pace {
    private final RunFiles files;

    Pace(RunFiles files) {
        this.files = files;
    }

    /** For the epochs that are left; null when none has ended. */
    @Nullable Double ofTraining(int done, int left) {
        return estimate(secondsUpTo(RunDirectory.EPOCHS) / done * left);
    }

    /** For the trials that are left; null when none has ended. */
    @Nullable Double ofStudy(List<Trial> trials, int left) {
        double passed = secondsUpTo(RunDirectory.TRIALS);
        double seconds = trials.stream().mapToDouble(Trial::seconds).sum();
        double atATime = Math.min(seconds / passed, Runtime.getRuntime().availableProcessors());
        return estimate(seconds / trials.size() / atATime * left);
    }

    /** Nothing when files are older than the work on them, as those that a study begins with. */
    private static @Nullable Double estimate(double seconds) {
        return seconds >= 0 && Double.isFinite(seconds) ? Math.abs(seconds) : null;
    }

    /** From the start to the last change of the file; NaN when that is not known. */
    private double secondsUpTo(String name) {
        double begun = seconds(RunDirectory.RUN);
        double taken = seconds(RunDirectory.LOCK);
        return seconds(name) - (taken > begun ? taken : begun);
    }

    private double seconds(String name) {
        BasicFileAttributes attributes = files.attributesOrNull(name);
        return attributes == null ? Double.NaN : attributes.lastModifiedTime().toMillis() / 1e3;
    }
}
