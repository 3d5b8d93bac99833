package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;
import org.rekindle.subject.Outcome;

/**
 * How many deaths one change to the run prevented.
 *
 * @param intervention what was changed
 * @param deaths how many units were dead in the run as it was
 * @param averted the share of the deaths over all seeds that the change prevents; negative when it
 *     causes more
 * @param ci95 its 95 % interval over the seeds; empty for fewer than two
 * @param seeds the number of seeds with deaths to prevent
 */
public record Experiment(
        Intervention intervention, int deaths, double averted, Optional<Interval> ci95, int seeds) {

    /** The share of deaths that a change must prevent to be called their cause. */
    public static final double DECISIVE = 0.5;

    /**
     * Evaluates an experiment; a pure function of outcomes. Only the seeds count whose unchanged
     * run had deaths and did not diverge. If the changed run diverges, it prevents nothing.
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

    /**
     * Whether the change is shown to be a cause: it prevents at least half of the deaths, and the
     * 95 % interval lies above 0.
     */
    public boolean isDecisive() {
        return averted >= DECISIVE && ci95.map(interval -> interval.low() > 0).orElse(false);
    }
}
