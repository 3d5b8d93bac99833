package org.rekindle.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rekindle.diagnosis.Shortcoming.Rule;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Outcomes;

/** Experiments with the results that a test needs. */
final class MadeUpExperiments {
    private MadeUpExperiments() {}

    /** Shown to prevent this share of the deaths, and to gain nothing. */
    static Experiment preventing(Intervention intervention, double averted) {
        return experiment(intervention, averted, 0, true, false);
    }

    /** Shown to gain score up to 0.9, and to prevent nothing. */
    static Experiment gaining(Intervention intervention, double gain) {
        return experiment(intervention, 0, gain, false, true);
    }

    /** Shown to do both. */
    static Experiment preventingAndGaining(Intervention intervention, double averted, double gain) {
        return experiment(intervention, averted, gain, true, true);
    }

    /**
     * Shown to gain score, and prevents this share of the deaths, in some seeds more than others.
     */
    static Experiment gaining(Intervention intervention, double averted, double gain) {
        return experiment(intervention, averted, gain, false, true);
    }

    /** Looks helpful, but is not shown to be. */
    static Experiment weak(Intervention intervention) {
        return experiment(intervention, 0.9, 0.2, false, false);
    }

    /** What these experiments say; with each change, the first units of the run's own seed die. */
    static CauseFinding finding(int stillDead, Experiment... experiments) {
        return new CauseFinding(
                Optional.empty(),
                List.of(experiments),
                Collections.nCopies(experiments.length, Outcomes.dead(stillDead)));
    }

    private static Experiment experiment(
            Intervention intervention,
            double averted,
            double gain,
            boolean isDecisive,
            boolean isGain) {
        return new Experiment(
                intervention,
                50,
                averted,
                Optional.of(new Interval(isDecisive ? averted - 0.1 : -0.1, 1)),
                5,
                0.5 + gain,
                gain,
                Optional.of(new Interval(isGain ? gain / 2 : -0.1, 2 * gain)),
                shortcoming(isDecisive, Rule.AVERTS_TOO_LITTLE, averted),
                shortcoming(isGain, Rule.GAINS_NOTHING_SURE, gain));
    }

    private static Optional<Shortcoming> shortcoming(boolean isShown, Rule rule, double value) {
        return isShown ? Optional.empty() : Optional.of(new Shortcoming(rule, value, 1));
    }
}
