package org.rekindle.view;

import org.jspecify.annotations.Nullable;
import org.rekindle.study.Ranking;

/**
 * How much of a run is done, in trials of a study or in epochs of a training run.
 *
 * @param unit {@code trial} or {@code epoch}
 * @param done how many are finished
 * @param planned how many there would be if none were spared; null where nobody knows, as in a
 *     watched run
 * @param spared how many are not needed, because their settings were dropped
 * @param secondsLeft the estimated time that is left, see {@link Pace}; null when nothing runs, or
 *     nothing is finished yet
 * @param resume the command that resumes an interrupted study; null for other runs
 */
public record ProgressView(
        String unit,
        int done,
        @Nullable Integer planned,
        int spared,
        @Nullable Double secondsLeft,
        @Nullable String resume) {

    static ProgressView of(WatchedResults results) {
        return new ProgressView("epoch", results.done(), null, 0, null, null);
    }

    static ProgressView of(
            DescribedPlan run, ResultsSoFar results, WorkStatus status, UntrustedFiles files) {
        boolean runs = status == WorkStatus.RUNNING;
        Pace pace = new Pace(files);
        if (!run.isStudy()) {
            int epochs = run.plan().epochs();
            int done = results.epochsDone();
            Double left = runs ? pace.ofTraining(done, epochs - done) : null;
            return new ProgressView("epoch", done, epochs, 0, left, null);
        }
        Ranking ranking = results.ranking();
        int rest = ranking.planned() - ranking.spared() - ranking.finished();
        Double left = runs ? pace.ofStudy(results.trials(), rest) : null;
        String resume =
                status == WorkStatus.INTERRUPTED
                        ? Program.command("choose", "--resume", files.directory().toString())
                        : null;
        return new ProgressView(
                "trial", ranking.finished(), ranking.planned(), ranking.spared(), left, resume);
    }
}
