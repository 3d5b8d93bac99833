package org.rekindle.run.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.run.FileNames;
import org.rekindle.statistics.Interval;

/**
 * What {@code cure --json} prints, and {@value FileNames#CURE}.
 *
 * @param trial the trial that was treated; 0 for a training run
 * @param condition {@code healthy}, {@code chance}, {@code inconclusive}, {@code sick} or {@code
 *     diverged}; remedies are tried only on the last two
 * @param lastHealthyEpoch the last epoch (0: before the first) at which the run was healthy; null
 *     when it never was
 * @param recommended the remedy; {@code none} when none beats the controls
 * @param epochs the budget of every remedy
 * @param seeds over how many seeds each was tried
 * @param trials the controls and the remedies, the least invasive first
 * @param runDirectory where the run lies
 */
public record CureDocument(
        int trial,
        String condition,
        @Nullable Integer lastHealthyEpoch,
        String recommended,
        int epochs,
        int seeds,
        List<ArmLine> trials,
        String runDirectory) {

    /**
     * A remedy or a control.
     *
     * @param remedy its name
     * @param control whether it is a control
     * @param score the mean validation score
     * @param ci95 its interval
     * @param gainOverCarryOn the mean difference to carrying on, seed by seed
     * @param gainCi95 its interval
     * @param gainOverRandom the mean difference to resetting as many random units
     * @param gainOverRandomCi95 its interval
     * @param diverged how many of its runs diverged; they count as 0
     * @param deadFraction the share of dead hidden units at the end
     * @param outputChange by how much recycling changed an output on the validation samples, at
     *     most; null where nothing was recycled
     */
    public record ArmLine(
            String remedy,
            boolean control,
            double score,
            @Nullable List<Double> ci95,
            double gainOverCarryOn,
            @Nullable List<Double> gainCi95,
            double gainOverRandom,
            @Nullable List<Double> gainOverRandomCi95,
            int diverged,
            double deadFraction,
            double outputChange) {}

    /** The document of a trial's outcome. */
    public static CureDocument of(
            int trial, Patient patient, TrialResult outcome, String runDirectory) {
        OptionalInt healthy = patient.lastHealthyEpoch();
        return new CureDocument(
                trial,
                patient.condition().name().toLowerCase(Locale.ROOT),
                healthy.isPresent() ? Integer.valueOf(healthy.getAsInt()) : null,
                outcome.recommended().map(arm -> arm.remedy().id()).orElse("none"),
                patient.subject().epochs(),
                ControlledTrial.SEEDS,
                outcome.arms().stream().map(CureDocument::line).toList(),
                runDirectory);
    }

    private static ArmLine line(TrialArm arm) {
        return new ArmLine(
                arm.remedy().id(),
                arm.remedy().isControl(),
                arm.score(),
                range(arm.ci95()),
                arm.gainOverCarryOn(),
                range(arm.gainCi95()),
                arm.gainOverRandom(),
                range(arm.gainOverRandomCi95()),
                arm.diverged(),
                arm.deadFraction(),
                arm.outputChange());
    }

    private static @Nullable List<Double> range(Optional<Interval> interval) {
        return interval.map(range -> List.of(range.low(), range.high())).orElse(null);
    }
}
