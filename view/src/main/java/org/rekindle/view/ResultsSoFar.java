package org.rekindle.view;

import java.util.List;
import java.util.Optional;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.study.Ranking;
import org.rekindle.study.Trial;

/**
 * The results of a run so far.
 *
 * @param lines how many whole lines its growing file has
 * @param trials the trials that have ended
 * @param epochs the epochs of a training run that have ended; epoch 0 is before training
 * @param ranking what follows from the trials
 */
record ResultsSoFar(int lines, List<Trial> trials, List<EpochDocument> epochs, Ranking ranking) {

    static ResultsSoFar read(UntrustedFiles files, DescribedPlan run, Problems problems) {
        TrialLines.ReadTrials trials = TrialLines.readAll(files, run.plan(), problems);
        EpochLines.ReadEpochs epochs =
                run.isStudy()
                        ? new EpochLines.ReadEpochs(0, List.of())
                        : EpochLines.readAll(files, run.plan(), problems);
        return new ResultsSoFar(
                run.isStudy() ? trials.lines() : epochs.lines(),
                trials.trials(),
                epochs.epochs(),
                run.rank(trials.trials()));
    }

    Optional<EpochDocument> lastEpoch() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** How many whole epochs have ended. */
    int epochsDone() {
        return lastEpoch().map(EpochDocument::epoch).orElse(0);
    }

    boolean hasFinishedTrial() {
        return trials.stream().anyMatch(Trial::isFinished);
    }
}
