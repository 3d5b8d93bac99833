package org.rekindle.cure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Change;

class JudgementTest {
    private static final ScoreScale EXACT = new ScoreScale(0, 0);
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
                                tried(elu(), elu, elu)),
                        EXACT));
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
                                tried(Remedy.recycle(), 0.90, 0.93, 0.91)),
                        EXACT);
        assertThat(result.recommended()).isEmpty();
        assertThat(result.beatCarryingOn())
                .extracting(arm -> arm.remedy().id())
                .containsExactly("recycle");
    }

    @Test
    void aGainThatScattersAroundZeroIsNone() {
        assertThat(judge(tried(Remedy.recycle(), 0.2, 0.9, 0.6)).recommended()).isEmpty();
    }

    @Test
    void aControlIsNeverRecommended() {
        TrialResult result =
                Judgement.of(List.of(CARRY_ON, tried(Remedy.resetRandom(), 0.9, 0.9, 0.9)), EXACT);
        assertThat(result.recommended()).isEmpty();
    }

    /**
     * By hand: the gains 1, 2, 3 (times 0.01) have t = 3.4641, and P(T > t) is 0.0371 for 2 degrees
     * of freedom. Three remedies make the smallest p-value 0.1113, and no other is below it.
     */
    @Test
    void pValuesAreCorrectedForTheNumberOfRemedies() {
        TriedRemedy none = tried(Remedy.carryOn(), 0.5, 0.5, 0.5);
        TriedRemedy mild = tried(elu(), 0.51, 0.52, 0.53);
        TriedRemedy random = tried(Remedy.resetRandom(), 0.5, 0.5, 0.5);
        TrialArm alone = Judgement.of(List.of(none, random, mild), EXACT).arms().get(2);
        assertThat(alone.carryOnP()).isCloseTo(0.0371, within(1e-4));
        TrialResult three =
                Judgement.of(
                        List.of(
                                none,
                                random,
                                tried(Remedy.recycle(), 0.4, 0.5, 0.6),
                                tried(leaky(), 0.6, 0.4, 0.3),
                                mild),
                        EXACT);
        assertThat(three.arms().get(4).carryOnP()).isCloseTo(0.1113, within(2e-4));
        assertThat(three.arms().get(2).carryOnP()).isEqualTo(1);
        assertThat(three.arms().get(0).carryOnP()).isEqualTo(1);
    }

    /** A gain that is significant alone is not one among ten remedies that do nothing. */
    @Test
    void whatIsAGainAloneIsNoneAmongManyRemedies() {
        TriedRemedy gain = tried(Remedy.recycle(), 0.56, 0.60, 0.58);
        assertThat(recommended(judge(gain))).isEqualTo("recycle");
        TriedRemedy[] many = new TriedRemedy[11];
        Arrays.fill(many, tried(leaky(), 0.4, 0.6, 0.5));
        many[0] = gain;
        assertThat(judge(many).recommended()).isEmpty();
    }

    /** The p-value of beating both controls is the larger one of beating each. */
    @Test
    void theBetterControlDecides() {
        TrialArm arm =
                Judgement.of(
                                List.of(
                                        tried(Remedy.carryOn(), 0.1, 0.1, 0.1),
                                        tried(Remedy.resetRandom(), 0.5, 0.5, 0.5),
                                        tried(Remedy.recycle(), 0.51, 0.52, 0.53)),
                                EXACT)
                        .arms()
                        .get(2);
        assertThat(arm.controlsP()).isCloseTo(0.0371, within(1e-4));
        assertThat(arm.beatsCarryingOn()).isTrue();
        assertThat(arm.beatsTheControls()).isFalse();
    }

    /** Of 10 samples: equal scores may differ by half a sample either way. */
    @Test
    void theRoundingOfAccuracyIsInEveryInterval() {
        List<TriedRemedy> tried =
                List.of(
                        tried(Remedy.carryOn(), 0.5, 0.5, 0.5),
                        tried(Remedy.resetRandom(), 0.5, 0.5, 0.5),
                        tried(Remedy.recycle(), 0.6, 0.6, 0.6));
        assertThat(Judgement.of(tried, EXACT).recommended()).isPresent();
        TrialResult rounded = Judgement.of(tried, new ScoreScale(0, 0.1));
        assertThat(rounded.recommended()).isEmpty();
        TrialArm arm = rounded.arms().get(2);
        double t = 4.30265;
        assertThat(arm.gainCi95().orElseThrow().high() - arm.gainOverCarryOn())
                .isCloseTo(t * 0.1 / Math.sqrt(6 * 3), within(1e-5));
        assertThat(arm.ci95().orElseThrow().high() - 0.6)
                .isCloseTo(t * 0.1 / Math.sqrt(12 * 3), within(1e-5));
    }

    @Test
    void aScoreBelowTheConstantIsShownAsItIsAndCountsAsTheConstant() {
        TrialResult result =
                judge(tried(leaky(), 0.9, -1000, 0.9), tried(Remedy.recycle(), 0.9, 0.9, 0.9));
        TrialArm wild = result.arms().get(2);
        assertThat(wild.score()).isCloseTo(-332.733, within(1e-3));
        assertThat(wild.countedScore()).isCloseTo(0.6, within(1e-12));
        assertThat(wild.gainOverCarryOn()).isCloseTo(0.09, within(1e-12));
        assertThat(recommended(result)).isEqualTo("recycle");
    }

    /** One wild run of carrying on would widen every interval until nothing is shown. */
    @Test
    void oneWildRunOfAControlDoesNotHideAGain() {
        TrialResult result =
                Judgement.of(
                        List.of(
                                tried(Remedy.carryOn(), -1e6, 0.02, 0.01),
                                tried(Remedy.resetRandom(), -5, 0.01, 0.03),
                                tried(Remedy.recycle(), 0.90, 0.93, 0.91)),
                        EXACT);
        assertThat(recommended(result)).isEqualTo("recycle");
    }

    @Test
    void aDivergedRunAndOneWithoutAScoreCountAsTheConstant() {
        TriedRemedy lost =
                new TriedRemedy(
                        leaky(),
                        List.of(
                                result(0.9, true),
                                result(Double.NaN, false),
                                result(Double.NaN, true)));
        TrialResult result = Judgement.of(List.of(CARRY_ON, RANDOM, lost), new ScoreScale(0.3, 0));
        assertThat(result.arms().get(2).score()).isCloseTo(0.3, within(1e-12));
        assertThat(result.arms().get(2).countedScore()).isCloseTo(0.3, within(1e-12));
        assertThat(result.constant()).hasValue(0.3);
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
        return Judgement.of(all, EXACT);
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
