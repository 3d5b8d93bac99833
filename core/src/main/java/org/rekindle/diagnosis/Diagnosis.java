package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.DenseNetwork;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Status;
import org.rekindle.subject.Watchable;

/**
 * Why the units of a run died, or why it does not learn.
 *
 * @param outcome of the run itself
 * @param condition the condition of the run
 * @param verdict what is said of the run
 * @param baseline what its score has to beat; empty when the subject gives none
 * @param primaryCause the main cause; {@link Cause#NONE} when the run is healthy, {@link
 *     Cause#UNKNOWN} when no experiment shows it
 * @param shownBy the experiment that shows the cause
 * @param suggestedCause what most of the dead units' stories suggest where no experiment shows the
 *     cause
 * @param nearMiss where no cause is established, the change that came closest to showing one; empty
 *     when none does anything
 * @param sham how many deaths other batches alone prevented; empty when they were not tried
 * @param experiments what each change to the run prevented and gained; none when nothing was wrong
 *     at first sight
 * @param units the dead units; none when the subject's units cannot be watched
 * @param lifeLines all units; none when they cannot be watched
 * @param network the network at the run's end; empty when another library trained it
 */
public record Diagnosis(
        Outcome outcome,
        Condition condition,
        RunVerdict verdict,
        Optional<Baseline> baseline,
        Cause primaryCause,
        Optional<Experiment> shownBy,
        Optional<Cause> suggestedCause,
        Optional<NearMiss> nearMiss,
        Optional<Experiment> sham,
        List<Experiment> experiments,
        List<UnitDiagnosis> units,
        List<LifeLine> lifeLines,
        Optional<DenseNetwork> network) {

    /**
     * Up to this share of dead units, a run that learns is healthy, unless the deaths are shown to
     * cost score.
     */
    public static final double HARMLESS_DEAD_FRACTION = 0.1;

    /** Copies the lists. */
    public Diagnosis {
        experiments = List.copyOf(experiments);
        units = List.copyOf(units);
        lifeLines = List.copyOf(lifeLines);
    }

    static Diagnosis of(
            Watchable.Watched run,
            Condition condition,
            Optional<Baseline> baseline,
            CauseFinding finding) {
        Conclusion conclusion = Conclusion.of(run.outcome(), condition, baseline, finding);
        List<UnitDiagnosis> units = finding.units(run.lives(), conclusion.shownBy());
        return new Diagnosis(
                run.outcome(),
                condition,
                conclusion.verdict(),
                baseline,
                conclusion.verdict() == RunVerdict.DEAD_RELUS
                        ? CauseFinding.refined(conclusion.cause(), units)
                        : conclusion.cause(),
                conclusion.shownBy(),
                conclusion.verdict() == RunVerdict.DEAD_RELUS && conclusion.cause() == Cause.UNKNOWN
                        ? CauseFinding.commonestSuggestion(units)
                        : Optional.empty(),
                NearMiss.of(conclusion, run.outcome(), baseline, finding),
                finding.sham(),
                finding.experiments(),
                units,
                run.lives(),
                run.network());
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

    /**
     * The first layer of which no unit fired. The layers above it get no signal, so their dead
     * units are its consequence.
     */
    public Optional<String> rootLayer() {
        return census().layers().stream()
                .filter(layer -> layer.silentShare() == 1)
                .map(LayerCensus::layer)
                .findFirst();
    }
}
