package org.rekindle.cure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;

/** The rule by which a remedy wins: a pure function of numbers. */
final class Judgement {
    private Judgement() {}

    /**
     * Judges. A remedy is recommended only if it beats both controls. Of several, the first one
     * within {@value ControlledTrial#TOLERANCE} of the best wins.
     *
     * @param tried the two controls, then the remedies, the least invasive first; all over the same
     *     draws
     */
    static TrialResult of(List<TriedRemedy> tried) {
        double[] carryOn = tried.get(0).scores();
        double[] random = tried.get(1).scores();
        List<TrialArm> arms = tried.stream().map(each -> arm(each, carryOn, random)).toList();
        return new TrialResult(arms, recommended(arms));
    }

    private static TrialArm arm(TriedRemedy tried, double[] carryOn, double[] random) {
        PairedDifference overCarryOn = PairedDifference.of(tried.scores(), carryOn);
        PairedDifference overRandom = PairedDifference.of(tried.scores(), random);
        return new TrialArm(
                tried.remedy(),
                Arrays.stream(tried.scores()).average().orElseThrow(),
                Interval.ofMean(tried.scores()),
                overCarryOn.mean(),
                overCarryOn.interval(),
                overRandom.mean(),
                overRandom.interval(),
                tried.diverged(),
                tried.deadFraction(),
                tried.outputChange());
    }

    private static Optional<TrialArm> recommended(List<TrialArm> arms) {
        List<TrialArm> winners = arms.stream().filter(TrialArm::beatsTheControls).toList();
        double best = winners.stream().mapToDouble(TrialArm::score).max().orElse(0);
        return winners.stream()
                .filter(arm -> arm.score() >= best - ControlledTrial.TOLERANCE)
                .findFirst();
    }
}
