package org.rekindle.view;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.FileNames;
import org.rekindle.study.Trial;

/**
 * Estimates how long the rest of a run takes, from the times of its files alone, because the run
 * may be another process.
 *
 * <p>For a training run, an epoch takes the time from the start (the time of {@value
 * FileNames#LOCK} or {@value FileNames#RUN}) to the last line of {@value FileNames#EPOCHS}, divided
 * by the number of epochs so far.
 *
 * <p>For a study, the files do not say how many trials run at a time. The estimate is the sum of
 * the trials' seconds divided by the time that has passed, and at most the number of cores: a
 * resumed study includes seconds from before. Each trial that is left then takes the mean seconds
 * of a trial. If more trials are spared, the study ends earlier.
 */
final class Pace {
    private final UntrustedFiles files;

    Pace(UntrustedFiles files) {
        this.files = files;
    }

    /** The seconds for the epochs that are left; null when none has ended. */
    @Nullable Double ofTraining(int done, int left) {
        return estimate(secondsUpTo(FileNames.EPOCHS) / done * left);
    }

    /** The seconds for the trials that are left; null when none has ended. */
    @Nullable Double ofStudy(List<Trial> trials, int left) {
        double passed = secondsUpTo(FileNames.TRIALS);
        double seconds = trials.stream().mapToDouble(Trial::seconds).sum();
        double atATime = Math.min(seconds / passed, Runtime.getRuntime().availableProcessors());
        return estimate(seconds / trials.size() / atATime * left);
    }

    /** Null when the files are older than the work on them, as when a study is resumed. */
    private static @Nullable Double estimate(double seconds) {
        return seconds >= 0 && Double.isFinite(seconds) ? Math.abs(seconds) : null;
    }

    /** The seconds from the start to the last change of the file; NaN when unknown. */
    private double secondsUpTo(String name) {
        double begun = seconds(FileNames.RUN);
        double taken = seconds(FileNames.LOCK);
        return seconds(name) - (taken > begun ? taken : begun);
    }

    private double seconds(String name) {
        BasicFileAttributes attributes = files.attributesOrNull(name);
        return attributes == null ? Double.NaN : attributes.lastModifiedTime().toMillis() / 1e3;
    }
}
