package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;
import org.rekindle.subject.Outcome;

/**
 * What one change to the run averted.
 *
 * @param intervention what was changed
 * @param deaths how many units were dead in the run as it was
 * @param averted the share of the seeds' deaths that the change averts; negative when it makes more
 * @param ci95 its interval over the seeds; empty for fewer than two
 * @param seeds how many seeds had deaths to avert
 */
public record Experiment(
        Intervention intervention, int deaths, double averted, Optional<Interval> ci95, int seeds) {

    /** The share of deaths that a change has to avert to be called their cause. */
    public static final double DECISIVE = 0.5;

    /**
     * Weighs an experiment: a function of outcomes, which runs nothing. It is over the seeds whose
     * run as it was had deaths and did not diverge. Where the changed run diverges, nothing is
     * averted.
     *
     * @param asItWas by seed, the run's own first
     * @param changed the same seeds with the change
     */
    static Experiment weigh(
            Intervention intervention, List<Outcome> asItWas, List<Outcome> changed) {
        int[] seeds =
                IntStream.range(0, asItWas.size())
                        .filter(seed -> !asItWas.get(seed).diverged())
                        .filter(seed -> asItWas.get(seed).census().dead() > 0)
                        .toArray();
        double[] before = new double[seeds.length];
        double[] after = new double[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            Outcome outcome = changed.get(seeds[i]);
            before[i] = asItWas.get(seeds[i]).census().dead();
            after[i] = outcome.diverged() ? before[i] : outcome.census().dead();
        }
        PairedDifference averted =
                PairedDifference.of(before, after)
                        .dividedBy(
                                IntStream.of(seeds)
                                        .mapToDouble(seed -> asItWas.get(seed).census().dead())
                                        .average()
                                        .orElse(1));
        return new Experiment(
                intervention,
                asItWas.get(0).census().dead(),
                averted.pairs() == 0 ? 0 : averted.mean(),
                averted.interval().map(interval -> interval.within(interval.low(), 1)),
                averted.pairs());
    }

    /** Whether what was changed is shown to be a cause: most deaths averted, and surely some. */
    public boolean isDecisive() {
        return averted >= DECISIVE && ci95.map(interval -> interval.low() > 0).orElse(false);
    }
}
