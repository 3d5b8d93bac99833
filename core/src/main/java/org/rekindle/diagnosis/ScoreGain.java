package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;

/**
 * By how much a change raises the score, seed by seed.
 *
 * <p>Scores of one run with different seeds may be of two kinds: with some seeds the network
 * learns, with others it does not. If five seeds happen to be all of one kind, they scatter little,
 * and Student's interval is far too narrow. So where both kinds occur, the interval is widened: in
 * an arm whose n seeds are all of one kind, the other kind may still have a share of up to 1 −
 * (α/2)^(1/n) (Clopper and Pearson 1934, for 0 of n). Where only one kind occurs, the interval is
 * Student's.
 */
final class ScoreGain {
    private final double[] before;
    private final double[] after;
    private final double[] seen;
    private final DoublePredicate hasLearnt;
    private final double rounding;

    /**
     * Takes the scores.
     *
     * @param before without the change
     * @param after with it, over the same seeds
     * @param seen all scores of the experiment, also those of the sham and of the run's own seed:
     *     they show whether both kinds occur
     * @param hasLearnt which of the two kinds a score is of
     * @param rounding the variance of the rounding of each difference
     */
    ScoreGain(
            double[] before,
            double[] after,
            double[] seen,
            DoublePredicate hasLearnt,
            double rounding) {
        this.before = before.clone();
        this.after = after.clone();
        this.seen = seen.clone();
        this.hasLearnt = hasLearnt;
        this.rounding = rounding;
    }

    /** The mean gain. */
    double mean() {
        return mean(after) - mean(before);
    }

    /** The interval of the mean gain; empty for fewer than two seeds. */
    Optional<Interval> interval(double confidence) {
        return PairedDifference.of(after, before)
                .interval(rounding, confidence)
                .map(student -> bothKindsOccur() ? widened(student, confidence) : student);
    }

    private boolean bothKindsOccur() {
        return Arrays.stream(seen).anyMatch(hasLearnt) && !Arrays.stream(seen).allMatch(hasLearnt);
    }

    private Interval widened(Interval student, double confidence) {
        double share = 1 - Math.pow((1 - confidence) / 2, 1.0 / before.length);
        double best = Arrays.stream(seen).max().orElseThrow();
        double stuck = mean(Arrays.stream(seen).filter(hasLearnt.negate()).toArray());
        double less = Math.max(rise(before, best), fall(after, stuck));
        double more = Math.max(fall(before, stuck), rise(after, best));
        return new Interval(
                Math.min(student.low(), mean() - share * less),
                Math.max(student.high(), mean() + share * more));
    }

    /** How far seeds that learn lie above an arm in which none does; 0 where some do. */
    private double rise(double[] arm, double best) {
        return Arrays.stream(arm).noneMatch(hasLearnt) ? best - mean(arm) : 0;
    }

    /** How far seeds that do not learn lie below an arm in which all do; 0 where some do not. */
    private double fall(double[] arm, double stuck) {
        return Arrays.stream(arm).allMatch(hasLearnt) ? mean(arm) - stuck : 0;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
