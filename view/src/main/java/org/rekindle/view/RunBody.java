package org.rekindle.view;

import java.util.List;
import java.util.Optional;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.study.Ranking;
import org.rekindle.study.Trial;

/**
 * What a run has come to so far.
 *
 * @param lines how many whole lines its growing file has
 * @param trials those that have ended
 * @param epochs of a training run those that have ended; epoch 0 is before the first
 * @param ranking of the trials
 */
record RunBody(int lines, List<Trial> trials, List<EpochDocument> epochs, Ranking ranking) {

    static RunBody read(RunFiles files, OpenedRun run, Problems problems) {
        TrialLines.All trials = TrialLines.readAll(files, run.plan(), problems);
        EpochLines.All epochs =
                run.isStudy()
                        ? new EpochLines.All(0, List.of())
                        : EpochLines.readAll(files, run.plan(), problems);
        return new RunBody(
                run.isStudy() ? trials.lines() : epochs.lines(),
                trials.trials(),
                epochs.epochs(),
                run.rank(trials.trials()));
    }

    Optional<EpochDocument> lastEpoch() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** How many whole epochs there were. */
    int epochsDone() {
        return lastEpoch().map(EpochDocument::epoch).orElse(0);
    }

    boolean hasFinishedTrial() {
        return trials.stream().anyMatch(Trial::isFinished);
    }
}
