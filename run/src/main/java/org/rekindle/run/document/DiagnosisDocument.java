package org.rekindle.run.document;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.LifeLine;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.UnitDiagnosis;
import org.rekindle.run.FileNames;

/**
 * What {@code explain --json} prints, and {@value FileNames#DIAGNOSIS}.
 *
 * @param trial the trial that was explained; 0 for a training run
 * @param status how it ended
 * @param deadFraction the share of hidden units that are dead
 * @param censusScope which samples the counts are over
 * @param inconclusive how many units never fired, in too few samples to call them dead
 * @param primaryCause what most of it comes from; {@code none} when the run is healthy
 * @param causes what each change to the run averted
 * @param units the dead units
 * @param layers the census at the end
 * @param runDirectory where the run lies
 */
public record DiagnosisDocument(
        int trial,
        String status,
        double deadFraction,
        int inconclusive,
        String censusScope,
        String primaryCause,
        List<CauseLine> causes,
        List<UnitLine> units,
        List<LayerSummary> layers,
        String runDirectory) {

    /**
     * An experiment.
     *
     * @param cause what is shown to be the cause when this averts the deaths
     * @param deaths how many units were dead in the run as it was
     * @param intervention what was changed
     * @param averted the share of deaths that this averts, the mean over the seeds
     * @param ci95 its interval; null for fewer than two seeds with deaths
     * @param seeds how many seeds had deaths to avert
     */
    public record CauseLine(
            String cause,
            int deaths,
            String intervention,
            double averted,
            @Nullable List<Double> ci95,
            int seeds) {}

    /**
     * A dead unit.
     *
     * @param layer the layer's name
     * @param unit its number in the layer, from 0
     * @param verdict what the census says of it
     * @param bornDead whether it was dead before the first update
     * @param lastFiredStep the last step in which it fired; 0 when it never did
     * @param lastUpdate ‖Δw‖/‖w‖ of the update after which it fell silent; null when it never fired
     * @param inputsDead whether everything that feeds it was dead at the end
     * @param cause why it died
     * @param evidence what was seen
     */
    public record UnitLine(
            String layer,
            int unit,
            String verdict,
            boolean bornDead,
            long lastFiredStep,
            double lastUpdate,
            boolean inputsDead,
            String cause,
            String evidence) {}

    /** The document of a diagnosis. */
    public static DiagnosisDocument of(
            int trial,
            Diagnosis diagnosis,
            List<LayerSummary> layers,
            String censusScope,
            String runDirectory) {
        return new DiagnosisDocument(
                trial,
                diagnosis.status().name().toLowerCase(Locale.ROOT),
                diagnosis.census().deadFraction(),
                diagnosis.census().inconclusive(),
                censusScope,
                diagnosis.primaryCause().id(),
                diagnosis.experiments().stream().map(DiagnosisDocument::line).toList(),
                diagnosis.units().stream().map(DiagnosisDocument::line).toList(),
                layers,
                runDirectory);
    }

    private static CauseLine line(Experiment experiment) {
        return new CauseLine(
                experiment.intervention().cause().id(),
                experiment.deaths(),
                experiment.intervention().id(),
                experiment.averted(),
                experiment
                        .ci95()
                        .map(interval -> List.of(interval.low(), interval.high()))
                        .orElse(null),
                experiment.seeds());
    }

    private static UnitLine line(UnitDiagnosis unit) {
        LifeLine life = unit.life();
        return new UnitLine(
                life.layer(),
                life.unit(),
                life.verdict().name().toLowerCase(Locale.ROOT),
                life.bornDead(),
                life.lastFiredStep(),
                life.lastUpdate(),
                life.inputsDead(),
                unit.cause().id(),
                unit.story().text());
    }
}
