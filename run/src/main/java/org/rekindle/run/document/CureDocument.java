package org.rekindle.run.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rekindle.cure.Patient;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.run.FileNames;
import org.rekindle.statistics.Interval;

/**
 * What {@code cure --json} prints, and {@value FileNames#CURE}.
 *
 * @param trial the trial that was treated; 0 for a training run
 * @param condition {@code healthy}, {@code chance}, {@code inconclusive}, {@code sick}, {@code
 *     low_score} or {@code diverged}; remedies are tried only on the last three
 * @param lastHealthyEpoch the last epoch (0: before the first) at which the run was healthy; null
 *     when it never was
 * @param recommended the remedy; {@code none} when none beats the controls
 * @param beatsCarryOn the remedies that beat carrying on alone, whether or not they also beat
 *     resetting random units; null in documents from before this field
 * @param constant the score of a constant answer; when gains are judged, lower scores and runs that
 *     diverged count as this. Null when nothing was tried
 * @param epochs the budget of every remedy
 * @param seeds over how many seeds each was tried
 * @param test the recommended remedy on the test samples, which had no part in the choice; null
 *     when nothing is recommended
 * @param testCarryOn carrying on, on the same samples
 * @param testSamples how many samples these are
 * @param trials the controls and the remedies, the least invasive first
 * @param runDirectory where the run lies
 */
public record CureDocument(
        int trial,
        String condition,
        @Nullable Integer lastHealthyEpoch,
        String recommended,
        @Nullable List<String> beatsCarryOn,
        @Nullable Double constant,
        int epochs,
        int seeds,
        @Nullable ScoreDocument test,
        @Nullable ScoreDocument testCarryOn,
        @Nullable Integer testSamples,
        List<ArmLine> trials,
        String runDirectory) {

    /** As {@code recommended}: nothing is. */
    public static final String NONE = "none";

    /**
     * A remedy or a control.
     *
     * @param remedy its name
     * @param control whether it is a control
     * @param score the mean validation score as it is, also below the constant
     * @param ci95 its interval
     * @param countedScore the same with lower scores counted as the constant, as gains are judged;
     *     null in documents from before this field
     * @param gainOverCarryOn the mean difference to carrying on, seed by seed
     * @param gainCi95 its interval
     * @param gainOverRandom the mean difference to resetting as many random living units
     * @param gainOverRandomCi95 its interval
     * @param pCarryOn the one-sided p-value of the gain over carrying on, corrected for the number
     *     of remedies (Holm); null for a control
     * @param pControls the same for the gain over both controls
     * @param diverged how many of its runs diverged; they count as the constant
     * @param deadFraction the share of dead hidden units at the end
     * @param outputChange by how much recycling changed an output on the validation samples, at
     *     most; null where nothing was recycled
     */
    public record ArmLine(
            String remedy,
            boolean control,
            double score,
            @Nullable List<Double> ci95,
            @Nullable Double countedScore,
            double gainOverCarryOn,
            @Nullable List<Double> gainCi95,
            double gainOverRandom,
            @Nullable List<Double> gainOverRandomCi95,
            @Nullable Double pCarryOn,
            @Nullable Double pControls,
            int diverged,
            double deadFraction,
            double outputChange) {}

    /**
     * Networks on the test samples.
     *
     * @param samples how many
     * @param recommended the network of the recommended remedy
     * @param carryOn the network that was trained on unchanged
     */
    public record OnTest(int samples, ScoreDocument recommended, ScoreDocument carryOn) {}

    /**
     * The document of a trial's outcome.
     *
     * @param seeds over how many draws each remedy was tried
     * @param onTest null when nothing is recommended, or there are no test samples
     */
    public static CureDocument of(
            int trial,
            Patient patient,
            TrialResult outcome,
            int seeds,
            @Nullable OnTest onTest,
            String runDirectory) {
        OptionalInt healthy = patient.lastHealthyEpoch();
        return new CureDocument(
                trial,
                patient.condition().name().toLowerCase(Locale.ROOT),
                healthy.isPresent() ? Integer.valueOf(healthy.getAsInt()) : null,
                outcome.recommended().map(arm -> arm.remedy().id()).orElse(NONE),
                outcome.beatCarryingOn().stream().map(arm -> arm.remedy().id()).toList(),
                outcome.constant().isPresent()
                        ? Double.valueOf(outcome.constant().getAsDouble())
                        : null,
                patient.subject().epochs(),
                seeds,
                onTest == null ? null : onTest.recommended(),
                onTest == null ? null : onTest.carryOn(),
                onTest == null ? null : onTest.samples(),
                outcome.arms().stream().map(CureDocument::line).toList(),
                runDirectory);
    }

    private static ArmLine line(TrialArm arm) {
        boolean control = arm.remedy().isControl();
        return new ArmLine(
                arm.remedy().id(),
                control,
                arm.score(),
                range(arm.ci95()),
                arm.countedScore(),
                arm.gainOverCarryOn(),
                range(arm.gainCi95()),
                arm.gainOverRandom(),
                range(arm.gainOverRandomCi95()),
                control ? null : arm.carryOnP(),
                control ? null : arm.controlsP(),
                arm.diverged(),
                arm.deadFraction(),
                arm.outputChange());
    }

    private static @Nullable List<Double> range(Optional<Interval> interval) {
        return interval.map(range -> List.of(range.low(), range.high())).orElse(null);
    }
}
