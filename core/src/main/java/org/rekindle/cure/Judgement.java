package org.rekindle.cure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.statistics.Holm;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;

/**
 * The rule by which a remedy wins: a pure function of numbers.
 *
 * <p>Gains are tested draw by draw with Student's one-sided test. Beating both controls means to
 * beat each of them, so its p-value is the larger of the two (Berger 1982, intersection–union
 * test). There are many remedies, and the best of many seems to help even if none does; so the
 * p-values of all remedies are corrected together by {@link Holm}'s method.
 */
final class Judgement {
    private final ScoreScale scale;
    private final double[] carryOn;
    private final double[] random;

    private Judgement(ScoreScale scale, TriedRemedy carryOn, TriedRemedy random) {
        this.scale = scale;
        this.carryOn = carryOn.counted(scale);
        this.random = random.counted(scale);
    }

    /**
     * Judges. A remedy is recommended only if it beats both controls. Of several, the first one
     * within {@value ControlledTrial#TOLERANCE} of the best wins.
     *
     * @param tried the two controls, then the remedies, the least invasive first; all over the same
     *     draws
     */
    static TrialResult of(List<TriedRemedy> tried, ScoreScale scale) {
        List<TrialArm> arms = new Judgement(scale, tried.get(0), tried.get(1)).arms(tried);
        return new TrialResult(arms, recommended(arms), OptionalDouble.of(scale.constant()));
    }

    private List<TrialArm> arms(List<TriedRemedy> tried) {
        List<TriedRemedy> remedies =
                tried.stream().filter(each -> !each.remedy().isControl()).toList();
        double[] overCarryOn = remedies.stream().mapToDouble(each -> p(each, carryOn)).toArray();
        double[] overRandom = remedies.stream().mapToDouble(each -> p(each, random)).toArray();
        double[] overBoth = new double[remedies.size()];
        Arrays.setAll(overBoth, i -> Math.max(overCarryOn[i], overRandom[i]));
        double[] carryOnP = Holm.corrected(overCarryOn);
        double[] controlsP = Holm.corrected(overBoth);
        List<TrialArm> arms = new ArrayList<>();
        for (TriedRemedy each : tried) {
            int i = remedies.indexOf(each);
            arms.add(arm(each, i < 0 ? 1 : carryOnP[i], i < 0 ? 1 : controlsP[i]));
        }
        return arms;
    }

    private TrialArm arm(TriedRemedy tried, double carryOnP, double controlsP) {
        double[] scores = tried.scores(scale);
        PairedDifference overCarryOn = PairedDifference.of(tried.counted(scale), carryOn);
        PairedDifference overRandom = PairedDifference.of(tried.counted(scale), random);
        return new TrialArm(
                tried.remedy(),
                mean(scores),
                Interval.ofMean(scores, scale.roundingOfScore()),
                mean(tried.counted(scale)),
                overCarryOn.mean(),
                overCarryOn.interval(scale.roundingOfDifference()),
                overRandom.mean(),
                overRandom.interval(scale.roundingOfDifference()),
                carryOnP,
                controlsP,
                tried.diverged(),
                tried.deadFraction(),
                tried.outputChange());
    }

    private double p(TriedRemedy tried, double[] control) {
        return PairedDifference.of(tried.counted(scale), control)
                .pValue(scale.roundingOfDifference());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static Optional<TrialArm> recommended(List<TrialArm> arms) {
        List<TrialArm> winners = arms.stream().filter(TrialArm::beatsTheControls).toList();
        double best = winners.stream().mapToDouble(TrialArm::countedScore).max().orElse(0);
        return winners.stream()
                .filter(arm -> arm.countedScore() >= best - ControlledTrial.TOLERANCE)
                .findFirst();
    }
}
