package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.DenseNetwork;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Status;

/**
 * Why the units of a run died.
 *
 * @param outcome of the run itself
 * @param condition the condition of the run
 * @param primaryCause the main cause; {@link Cause#NONE} when the run is healthy or its deaths are
 *     chance
 * @param experiments how many deaths each change to the run prevented; none when the run is healthy
 *     or inconclusive
 * @param units the dead units; none when the subject's units cannot be watched
 * @param lifeLines all units; none when they cannot be watched
 * @param network the network at the run's end; empty when another library trained it
 */
public record Diagnosis(
        Outcome outcome,
        Condition condition,
        Cause primaryCause,
        List<Experiment> experiments,
        List<UnitDiagnosis> units,
        List<LifeLine> lifeLines,
        Optional<DenseNetwork> network) {

    /** Copies the lists. */
    public Diagnosis {
        experiments = List.copyOf(experiments);
        units = List.copyOf(units);
        lifeLines = List.copyOf(lifeLines);
    }

    /** How the run ended. */
    public Status status() {
        return outcome.status();
    }

    /** The census before the first update. */
    public NetworkCensus atStepZero() {
        return outcome.atStepZero();
    }

    /** The census at the end of the run. */
    public NetworkCensus census() {
        return outcome.census();
    }
}
