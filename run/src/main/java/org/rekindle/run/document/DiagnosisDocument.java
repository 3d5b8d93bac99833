package org.rekindle.run.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.LifeLine;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.NearMiss;
import org.rekindle.diagnosis.Shortcoming;
import org.rekindle.diagnosis.UnitDiagnosis;
import org.rekindle.run.FileNames;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Outcome;
import org.rekindle.training.Evaluation;

/**
 * What {@code explain --json} prints, and {@value FileNames#DIAGNOSIS}.
 *
 * @param trial the trial that was explained; 0 for a training run
 * @param status how it ended
 * @param verdict {@code healthy}, {@code dead_relus}, {@code not_learning}, {@code diverged} or
 *     {@code inconclusive}; null in documents from before this field
 * @param condition {@code healthy}, {@code chance}, {@code inconclusive}, {@code sick}, {@code
 *     low_score} or {@code diverged}: what was to be explained; null in documents from before this
 *     field
 * @param score the validation score at its end; null when there was none
 * @param validation all scores at its end by name, and the loss; null when there was none, when the
 *     metric is not known, and in documents from before this field
 * @param baseline what the score has to beat
 * @param deadFraction the share of hidden units that are dead
 * @param censusScope which samples the counts are over
 * @param inconclusive how many units never fired, in too few samples to call them dead
 * @param primaryCause what most of it comes from; {@code none} when the run is healthy, {@code
 *     unknown} when no experiment shows it
 * @param shownBy the change that shows it; null when none does
 * @param suggestedBy {@code story} when the cause is unknown, and the stories of the units suggest
 *     one; null otherwise
 * @param suggestedCause what they suggest; it is not established
 * @param closest where the cause is unknown, the change that came closest to showing one; null when
 *     none does anything, and in documents from before this field
 * @param rootLayer the first layer that is dead as a whole; null when there is none
 * @param sham what other batches alone averted and gained; null when they were not tried
 * @param causes what each change to the run averted and gained
 * @param units the dead units
 * @param layers the census at the end
 * @param runDirectory where the run lies
 */
public record DiagnosisDocument(
        int trial,
        String status,
        @Nullable String verdict,
        @Nullable String condition,
        @Nullable Double score,
        @Nullable ScoreDocument validation,
        @Nullable BaselineDocument baseline,
        double deadFraction,
        int inconclusive,
        String censusScope,
        String primaryCause,
        @Nullable String shownBy,
        @Nullable String suggestedBy,
        @Nullable String suggestedCause,
        @Nullable ClosestLine closest,
        @Nullable String rootLayer,
        @Nullable CauseLine sham,
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
     * @param averted the share of deaths that this averts, over all seeds
     * @param ci95 its interval; null when there are too few deaths for one
     * @param seeds over how many seeds
     * @param decisive whether it is shown to avert at least half of the deaths, and more than the
     *     sham
     * @param score the mean score with the change
     * @param scoreGain by how much that is above the score of the run as it was
     * @param scoreGainCi95 its interval; null for fewer than two seeds
     * @param gains whether the gain is shown, and is more than the sham's
     */
    public record CauseLine(
            String cause,
            int deaths,
            String intervention,
            double averted,
            @Nullable List<Double> ci95,
            int seeds,
            boolean decisive,
            double score,
            double scoreGain,
            @Nullable List<Double> scoreGainCi95,
            boolean gains) {}

    /**
     * A dead unit.
     *
     * @param layer the layer's name
     * @param unit its number in the layer, from 0
     * @param verdict what the census says of it
     * @param side where φ′ is 0: {@code below} for a unit that never fires; null in documents from
     *     before this field
     * @param bornDead whether it was dead before the first update
     * @param lastFiredStep the last step in which it fired; 0 when it never did
     * @param lastUpdate ‖Δw‖/‖w‖ of the update after which it fell silent; null when it never fired
     * @param inputsDead whether everything that feeds it was dead at the end
     * @param cause why it died; {@code unknown} when no experiment saves it
     * @param suggestedCause what its story suggests; null when it suggests nothing
     * @param evidence what was seen
     */
    public record UnitLine(
            String layer,
            int unit,
            String verdict,
            @Nullable String side,
            boolean bornDead,
            long lastFiredStep,
            double lastUpdate,
            boolean inputsDead,
            String cause,
            @Nullable String suggestedCause,
            String evidence) {}

    /**
     * The change that came closest to showing a cause, and the first rule that it fails.
     *
     * @param intervention what was changed
     * @param rule that it fails, such as {@code averts_too_little}
     * @param value what the change reaches
     * @param needed what the rule asks for
     */
    public record ClosestLine(String intervention, String rule, double value, double needed) {}

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
                diagnosis.verdict().id(),
                diagnosis.condition().name().toLowerCase(Locale.ROOT),
                score(diagnosis),
                validation(diagnosis),
                diagnosis.baseline().map(BaselineDocument::of).orElse(null),
                diagnosis.census().deadFraction(),
                diagnosis.census().inconclusive(),
                censusScope,
                diagnosis.primaryCause().id(),
                diagnosis.shownBy().map(shown -> shown.intervention().id()).orElse(null),
                diagnosis.suggestedCause().map(cause -> "story").orElse(null),
                diagnosis.suggestedCause().map(Cause::id).orElse(null),
                diagnosis.nearMiss().map(DiagnosisDocument::line).orElse(null),
                diagnosis.rootLayer().orElse(null),
                diagnosis.sham().map(DiagnosisDocument::line).orElse(null),
                diagnosis.experiments().stream().map(DiagnosisDocument::line).toList(),
                diagnosis.units().stream().map(DiagnosisDocument::line).toList(),
                layers,
                runDirectory);
    }

    private static ClosestLine line(NearMiss closest) {
        Shortcoming shortcoming = closest.shortcoming();
        return new ClosestLine(
                closest.experiment().intervention().id(),
                shortcoming.rule().id(),
                shortcoming.value(),
                shortcoming.needed());
    }

    private static CauseLine line(Experiment experiment) {
        return new CauseLine(
                experiment.intervention().cause().id(),
                experiment.deaths(),
                experiment.intervention().id(),
                experiment.averted(),
                range(experiment.ci95()),
                experiment.seeds(),
                experiment.isDecisive(),
                experiment.score(),
                experiment.scoreGain(),
                range(experiment.scoreGainCi95()),
                experiment.isGain());
    }

    private static @Nullable List<Double> range(Optional<Interval> interval) {
        return interval.map(range -> List.of(range.low(), range.high())).orElse(null);
    }

    private static @Nullable Double score(Diagnosis diagnosis) {
        OptionalDouble score = diagnosis.outcome().score();
        return score.isPresent() ? Double.valueOf(score.getAsDouble()) : null;
    }

    private static @Nullable ScoreDocument validation(Diagnosis diagnosis) {
        Outcome outcome = diagnosis.outcome();
        return outcome.score().isEmpty()
                ? null
                : diagnosis
                        .baseline()
                        .map(
                                base ->
                                        new Evaluation(
                                                base.metric(),
                                                outcome.score().getAsDouble(),
                                                outcome.loss(),
                                                outcome.classes()))
                        .map(ScoreDocument::of)
                        .orElse(null);
    }

    private static UnitLine line(UnitDiagnosis unit) {
        LifeLine life = unit.life();
        return new UnitLine(
                life.layer(),
                life.unit(),
                life.verdict().name().toLowerCase(Locale.ROOT),
                "below",
                life.bornDead(),
                life.lastFiredStep(),
                life.lastUpdate(),
                life.inputsDead(),
                unit.cause().id(),
                unit.suggested().map(Cause::id).orElse(null),
                unit.story().text());
    }
}
