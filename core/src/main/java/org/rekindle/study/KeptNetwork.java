package org.rekindle.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The network that is used: of the winner's trials the one that scores best on validation after the
 * recommended epochs, as it was after its own best epoch. This is early stopping as it is usually
 * meant: the rows that judge also choose, so the score of that epoch on validation is too high, and
 * is not reported. Test rows choose nothing.
 *
 * @param trial whose network it is
 * @param epoch after which it is kept: the one with the best score on validation, averaged over the
 *     epochs beside it, because the score of one epoch says little where the rows are few; of
 *     equals the last. The last of all where the scores by epoch are not known
 * @param epochs the recommended ones, of which the kept epoch is one
 */
public record KeptNetwork(Trial trial, int epoch, int epochs) {
    /** Means of equal scores may differ by so much. */
    private static final double ROUNDING = 1e-12;

    /**
     * The network of a trial.
     *
     * @param epochs how many of its epochs come into question, from the first on
     */
    public static KeptNetwork of(Trial trial, int epochs) {
        return new KeptNetwork(trial, best(trial.scoreByEpoch(), epochs), epochs);
    }

    /** The winner's. Empty when no trial of it ran to its end. */
    static Optional<KeptNetwork> of(Standing winner, Optional<EarlyStop> earlyStop) {
        return earlyStop.isPresent()
                ? earlyStop
                        .map(EarlyStop::epoch)
                        .flatMap(last -> winner.bestTrialAfter(last).map(trial -> of(trial, last)))
                : winner.bestTrial().map(trial -> of(trial, trial.epochs()));
    }

    /** Whether it is of this trial. */
    public boolean isOf(TrialKey key) {
        return trial.key().equals(key);
    }

    private static int best(List<Double> scores, int epochs) {
        if (scores.isEmpty()) {
            return epochs;
        }
        double[] means =
                IntStream.rangeClosed(1, epochs)
                        .mapToDouble(epoch -> around(epoch, scores, epochs))
                        .toArray();
        double highest = DoubleStream.of(means).max().orElseThrow();
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> means[epoch - 1] >= highest - ROUNDING)
                .max()
                .orElse(epochs);
    }

    /** The mean score of the epochs from the one before to the one after. */
    private static double around(int epoch, List<Double> scores, int epochs) {
        return scores.subList(Math.max(0, epoch - 2), Math.min(epochs, epoch + 1)).stream()
                .mapToDouble(score -> score)
                .average()
                .orElse(Double.NaN);
    }
}
