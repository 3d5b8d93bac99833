package org.rekindle.diagnosis;

import java.util.List;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.DenseNetwork;
import org.rekindle.training.Status;

/**
 * Why the units of a run died.
 *
 * @param status how the run ended
 * @param atStepZero who was dead before the first update
 * @param census who was dead at its end
 * @param primaryCause what most of it comes from; {@link Cause#NONE} when the run is healthy
 * @param experiments what each change to the run averted; none when hardly a unit is dead
 * @param units the dead units
 * @param lifeLines all units
 * @param network the network at the run's end
 */
public record Diagnosis(
        Status status,
        NetworkCensus atStepZero,
        NetworkCensus census,
        Cause primaryCause,
        List<Experiment> experiments,
        List<UnitDiagnosis> units,
        List<LifeLine> lifeLines,
        DenseNetwork network) {

    /** Copies the lists. */
    public Diagnosis {
        experiments = List.copyOf(experiments);
        units = List.copyOf(units);
        lifeLines = List.copyOf(lifeLines);
    }
}
