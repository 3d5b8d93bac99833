package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Outcome;

/**
 * The runs with one change, or without any.
 *
 * @param outcomes by seed, the run's own seed first
 */
record Arm(List<Outcome> outcomes) {

    /** Copies the list. */
    Arm {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Without the run's own seed. The run is examined because it is sick, so its own seed is sicker
     * than others, and would make any change look helpful.
     */
    Arm others() {
        return new Arm(outcomes.subList(1, outcomes.size()));
    }

    int seeds() {
        return outcomes.size();
    }

    Outcome own() {
        return outcomes.get(0);
    }

    /** By seed the score; that of the constant where the run diverged or is no better. */
    double[] scores(Optional<Baseline> baseline) {
        return outcomes.stream().mapToDouble(outcome -> score(outcome, baseline)).toArray();
    }

    static double score(Outcome outcome, Optional<Baseline> baseline) {
        double score = outcome.diverged() ? Double.NaN : outcome.score().orElse(Double.NaN);
        double floor = baseline.map(Baseline::constant).orElse(0.0);
        return score > floor ? score : floor;
    }
}
