package org.rekindle.view;

import org.jspecify.annotations.Nullable;
import org.rekindle.study.Ranking;

/**
 * How far a run is, in trials of a study or in epochs of a training run.
 *
 * @param unit {@code trial} or {@code epoch}
 * @param done how many are finished
 * @param planned how many there would be if none were spared
 * @param spared how many are not needed, because their settings were dropped
 * @param secondsLeft how long the rest may take, see {@link Pace}; null when nothing runs, or
 *     nothing is finished yet
 * @param resume the command that goes on with a study that was interrupted; null for other runs
 */
public record Progress(
        String unit,
        int done,
        int planned,
        int spared,
        @Nullable Double secondsLeft,
        @Nullable String resume) {

    static Progress of(OpenedRun run, RunBody body, RunStatus status, RunFiles files) {
        boolean runs = status == RunStatus.RUNNING;
        Pace pace = new Pace(files);
        if (!run.isStudy()) {
            int epochs = run.plan().epochs();
            int done = body.epochsDone();
            Double left = runs ? pace.ofTraining(done, epochs - done) : null;
            return new Progress("epoch", done, epochs, 0, left, null);
        }
        Ranking ranking = body.ranking();
        int rest = ranking.planned() - ranking.spared() - ranking.finished();
        Double left = runs ? pace.ofStudy(body.trials(), rest) : null;
        String resume =
                status == RunStatus.INTERRUPTED
                        ? Program.command("choose", "--resume", files.directory().toString())
                        : null;
        return new Progress(
                "trial", ranking.finished(), ranking.planned(), ranking.spared(), left, resume);
    }
}
