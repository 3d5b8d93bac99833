package org.rekindle.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.StudentT;

/**
 * Drops settings that are too far behind the best one of their activation to overtake it in the
 * seeds that are left. The probability to overtake is the predictive power of Spiegelhalter,
 * Freedman and Blackburn (1986): the trials so far predict those to come, with no other knowledge.
 * It is applied to a race (Maron and Moore 1994). Activations do not compete, so each of them keeps
 * its own best setting.
 *
 * <p>Let d be the mean of (leader − rival) over the r seeds that both have, and s the standard
 * deviation of that difference from seed to seed. If nothing else is known about the two, the
 * expected difference over all n seeds is d, with the variance s² · (n − r) / (n · r): much may
 * change after 2 seeds of 5, little after 4. The rival is dropped when 0 is out of reach,
 *
 * <pre>d &gt; t · s · √((n − r) / (n · r))</pre>
 *
 * where t is Student's quantile at the confidence. Two seeds say little about the s of one pair, so
 * s is the larger of its own and the typical one: the median of the variances over all pairs of
 * leader and rival, divided by the median of χ²/(r − 1). So a rate with a large variance gets the
 * benefit of the doubt, and two seeds that agree by chance do not count as certain.
 *
 * <p>t has the degrees of freedom of these pairs: with few of them it is larger. The m pairs of one
 * activation share their leader. If all its settings vary alike, the differences of two pairs
 * correlate with 1/2, and their variances with 1/4. So the mean of the m variances is worth m / (1
 * + (m − 1) / 4) of them (Satterthwaite 1946), with r − 1 degrees of freedom each: five pairs count
 * as two and a half. Different activations share nothing, so theirs are added up.
 *
 * <p>A setting that diverged more often than its leader ranks behind it with any score, and is
 * dropped. Equals and leaders are never dropped. If both diverged for some seed, there is too
 * little to compare, and both stay.
 *
 * <p>A decision follows every round from the second on; from the sixteenth on, every further eighth
 * of the rounds. So the work of all decisions together grows like the number of trials.
 *
 * @param confidence the probability, between 0 and 1, that t leaves within ±t
 * @param sharedLeader whether the degrees of freedom allow for the leader that pairs share; false
 *     only to replay studies of older versions, which took all pairs for independent
 */
public record Curtailment(double confidence, boolean sharedLeader) implements Elimination {

    /**
     * The confidence of every interval here. What it costs and saves on real data is in
     * docs/decisions/0009.
     */
    public static final Curtailment DEFAULT = new Curtailment(Interval.CONFIDENCE);

    /** The rule of older versions, for the studies that were run with it. */
    public static final Curtailment BEFORE_FRESH_SEEDS =
            new Curtailment(Interval.CONFIDENCE, false);

    /** Variances need two seeds. */
    private static final int FIRST_DECISION = 2;

    /** Of the rounds so far, the share after which the next decision comes. */
    private static final int PART = 8;

    /** The squared correlation of two differences that share the leader. */
    private static final double SHARED = 0.25;

    /** The rule at another confidence. */
    public Curtailment(double confidence) {
        this(confidence, true);
    }

    /** Checks the confidence. */
    public Curtailment {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "the confidence must lie between 0 and 1, but is " + confidence);
        }
    }

    @Override
    public int nextDecision(int rounds) {
        int next = FIRST_DECISION;
        while (next <= rounds) {
            next += Math.max(1, next / PART);
        }
        return next;
    }

    @Override
    public Set<Setting> dropped(List<Standing> running, int seeds) {
        List<Pair> pairs = pairs(running);
        int rounds = running.get(0).trials().size();
        int degrees = rounds - 1;
        double[] variances =
                pairs.stream().filter(Pair::isComparable).mapToDouble(Pair::variance).toArray();
        double typical = median(variances) / medianOfChiSquareOver(degrees);
        double t = StudentT.quantile(confidence, (int) (effectivePairs(pairs) * degrees));
        double unknown = (double) (seeds - rounds) / ((double) seeds * rounds);
        return pairs.stream()
                .filter(
                        pair ->
                                pair.isBehindInKind()
                                        || pair.deficit()
                                                > t * Math.sqrt(pair.variance(typical) * unknown))
                .map(Pair::rival)
                .collect(Collectors.toSet());
    }

    /** How many independent pairs say as much about the variance as these. */
    private double effectivePairs(List<Pair> pairs) {
        return pairs.stream()
                .filter(Pair::isComparable)
                .collect(
                        Collectors.groupingBy(
                                pair -> pair.rival().activation(), Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> sharedLeader ? count / (1 + (count - 1) * SHARED) : count)
                .sum();
    }

    /** The median of χ²/k with k degrees of freedom (Wilson and Hilferty 1931). */
    private static double medianOfChiSquareOver(int degrees) {
        return Math.pow(1 - 2.0 / (9 * degrees), 3);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static List<Pair> pairs(List<Standing> running) {
        return running.stream()
                .collect(Collectors.groupingBy(standing -> standing.setting().activation()))
                .values()
                .stream()
                .flatMap(rivals -> pairsOf(rivals).stream())
                .toList();
    }

    private static List<Pair> pairsOf(List<Standing> rivals) {
        List<Merit> merits = rivals.stream().map(Merit::of).toList();
        int leader =
                IntStream.range(0, rivals.size())
                        .boxed()
                        .min(Comparator.comparing(merits::get))
                        .orElseThrow();
        return IntStream.range(0, rivals.size())
                .filter(rival -> rival != leader)
                .mapToObj(
                        rival ->
                                Pair.of(
                                        rivals.get(leader),
                                        merits.get(leader),
                                        rivals.get(rival),
                                        merits.get(rival)))
                .toList();
    }

    /**
     * The best setting of an activation so far, and one that would have to overtake it. As numbers,
     * because each of them takes a pass over all trials and is needed more than once.
     *
     * @param rival the one that is behind
     * @param isBehindInKind whether it is less reliable than the leader
     * @param isComparable whether there is enough to compare
     * @param deficit how far it is behind; NaN where it is not comparable, so that it is never
     *     dropped for it
     * @param variance of that difference from seed to seed
     */
    private record Pair(
            Setting rival,
            boolean isBehindInKind,
            boolean isComparable,
            double deficit,
            double variance) {

        static Pair of(Standing leader, Merit leading, Standing rival, Merit following) {
            double variance = leader.gainVarianceOver(rival);
            boolean comparable =
                    leading.isReliable() && following.isReliable() && Double.isFinite(variance);
            return new Pair(
                    rival.setting(),
                    Merit.BY_RELIABILITY.compare(leading, following) < 0,
                    comparable,
                    comparable ? leader.meanGainOver(rival) : Double.NaN,
                    variance);
        }

        double variance(double least) {
            return Math.max(least, variance);
        }
    }
}
