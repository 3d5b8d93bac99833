package org.rekindle.cure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Change;

class JudgementTest {
    private static final TriedRemedy CARRY_ON = tried(Remedy.carryOn(), 0.50, 0.52, 0.51);
    private static final TriedRemedy RANDOM = tried(Remedy.resetRandom(), 0.51, 0.51, 0.51);

    @Test
    void aRemedyThatBeatsBothControlsIsRecommended() {
        TrialResult result = judge(tried(Remedy.recycle(), 0.90, 0.93, 0.91));
        assertThat(recommended(result)).isEqualTo("recycle");
        TrialArm arm = result.arms().get(2);
        assertThat(arm.score()).isCloseTo(0.9133, within(1e-4));
        assertThat(arm.gainOverCarryOn()).isCloseTo(0.4033, within(1e-4));
        assertThat(arm.gainOverRandom()).isCloseTo(0.4033, within(1e-4));
    }

    @Test
    void ofSeveralTheLeastInvasiveWithinTheToleranceOfTheBestWins() {
        assertThat(
                        recommended(
                                judge(
                                        tried(Remedy.recycle(), 0.885, 0.885, 0.885),
                                        tried(leaky(), 0.891, 0.891, 0.891),
                                        tried(elu(), 0.90, 0.90, 0.90))))
                .isEqualTo("swap_leaky_relu");
    }

    /** Of two equal scores the mean is exact. */
    @Test
    void exactlyTheToleranceBelowTheBestIsStillWithinIt() {
        double best = 0.75;
        double justWithin = best - ControlledTrial.TOLERANCE;
        assertThat(ofTwoDraws(justWithin, best)).isEqualTo("swap_leaky_relu");
        assertThat(ofTwoDraws(Math.nextDown(justWithin), best)).isEqualTo("swap_elu");
    }

    private static String ofTwoDraws(double leaky, double elu) {
        return recommended(
                Judgement.of(
                        List.of(
                                tried(Remedy.carryOn(), 0.5, 0.5),
                                tried(Remedy.resetRandom(), 0.5, 0.5),
                                tried(leaky(), leaky, leaky),
                                tried(elu(), elu, elu))));
    }

    @Test
    void aRemedyThatDoesNotBeatTheControlsDoesNotSetTheBest() {
        // It diverged for one draw, and its mean is still the highest.
        TriedRemedy unreliable =
                new TriedRemedy(
                        elu(), List.of(result(1, false), result(1, false), result(0.95, true)));
        assertThat(recommended(judge(tried(leaky(), 0.8, 0.8, 0.8), unreliable)))
                .isEqualTo("swap_leaky_relu");
    }

    @Test
    void beatingOneControlIsNotEnough() {
        TrialResult result =
                Judgement.of(
                        List.of(
                                CARRY_ON,
                                tried(Remedy.resetRandom(), 0.91, 0.92, 0.91),
                                tried(Remedy.recycle(), 0.90, 0.93, 0.91)));
        assertThat(result.recommended()).isEmpty();
        assertThat(result.arms()).anyMatch(TrialArm::beatsCarryingOn);
    }

    @Test
    void aGainThatScattersAroundZeroIsNone() {
        assertThat(judge(tried(Remedy.recycle(), 0.2, 0.9, 0.6)).recommended()).isEmpty();
    }

    @Test
    void aControlIsNeverRecommended() {
        TrialResult result =
                Judgement.of(List.of(CARRY_ON, tried(Remedy.resetRandom(), 0.9, 0.9, 0.9)));
        assertThat(result.recommended()).isEmpty();
    }

    @Test
    void aRemedyOfOnesOwnIsJudgedLikeTheOthers() {
        Remedy own =
                Remedy.startAnew(
                        "own",
                        "as I do it",
                        Change.NONE
                                .withStart(VarianceScaling.HE_NORMAL, 0)
                                .withLearningRateFactor(0.5));
        assertThat(recommended(judge(tried(own, 0.9, 0.9, 0.9)))).isEqualTo("own");
    }

    private static TrialResult judge(TriedRemedy... remedies) {
        List<TriedRemedy> all = new ArrayList<>(List.of(CARRY_ON, RANDOM));
        all.addAll(List.of(remedies));
        return Judgement.of(all);
    }

    private static String recommended(TrialResult result) {
        return result.recommended().orElseThrow().remedy().id();
    }

    private static Remedy leaky() {
        return Remedy.swapActivation(new LeakyRelu());
    }

    private static Remedy elu() {
        return Remedy.swapActivation(new Elu());
    }

    private static TriedRemedy tried(Remedy remedy, double... scores) {
        return new TriedRemedy(
                remedy, DoubleStream.of(scores).mapToObj(score -> result(score, false)).toList());
    }

    private static TriedRemedy.Result result(double score, boolean diverged) {
        return new TriedRemedy.Result(score, diverged, 0.1, Double.NaN);
    }
}
