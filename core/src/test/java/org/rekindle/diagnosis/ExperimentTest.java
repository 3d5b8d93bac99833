package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.diagnosis.Shortcoming.Rule;
import org.rekindle.network.Metric;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Outcomes;

class ExperimentTest {
    private static final Intervention RATE = Intervention.SMALLER_LEARNING_RATE;
    private static final Baseline HALF =
            new Baseline(Metric.ACCURACY, 1000, 0.5, OptionalDouble.empty());
    private static final double CONFIDENCE = 0.975;

    @Test
    void whatAvertsAllDeathsIsDecisive() {
        Experiment experiment = weigh(dead(40, 50, 60), dead(40, 50, 60), dead(0, 0, 0));
        assertThat(experiment.averted()).isEqualTo(1);
        assertThat(experiment.deaths()).isEqualTo(40);
        assertThat(experiment.seeds()).isEqualTo(3);
        assertThat(experiment.isDecisive()).isTrue();
    }

    @Test
    void whatAvertsLessThanSixTenthsIsNotDecisive() {
        Arm before = dead(50, 50, 50);
        assertThat(weigh(before, before, dead(21, 21, 21)).averted())
                .isCloseTo(0.58, within(1e-12));
        assertThat(weigh(before, before, dead(21, 21, 21)).isDecisive()).isFalse();
        assertThat(weigh(before, before, dead(19, 19, 19)).isDecisive()).isTrue();
    }

    @Test
    void whatScattersAroundNothingIsNotDecisive() {
        Arm before = dead(50, 50, 50);
        Experiment experiment = weigh(before, before, dead(0, 0, 60));
        assertThat(experiment.averted()).isGreaterThanOrEqualTo(Experiment.DECISIVE);
        assertThat(experiment.isDecisive()).isFalse();
    }

    @Test
    void aChangeThatAvertsNoMoreThanOtherBatchesIsNotDecisive() {
        Arm before = dead(50, 52, 48, 51, 49);
        Arm after = dead(10, 12, 9, 11, 10);
        assertThat(weigh(before, before, after).isDecisive()).isTrue();
        assertThat(weigh(before, dead(11, 11, 10, 10, 10), after).isDecisive()).isFalse();
    }

    @Test
    void theFirstRuleThatAChangeFailsIsKeptWithItsFigures() {
        Arm before = dead(50, 52, 48, 51, 49);
        Arm after = dead(10, 12, 9, 11, 10);
        assertThat(weigh(before, before, after).indecisive()).isEmpty();
        assertShortcoming(
                weigh(before, before, dead(30, 30, 30, 30, 30)).indecisive(),
                Rule.AVERTS_TOO_LITTLE,
                0.4,
                0.6);
        assertShortcoming(
                weigh(dead(50, 50, 50), dead(50, 50, 50), dead(0, 0, 60)).indecisive(),
                Rule.AVERTS_NOTHING_SURE,
                0.6,
                0);
        assertShortcoming(
                weigh(before, dead(10, 10, 10, 10, 10), after).indecisive(),
                Rule.AVERTS_NO_MORE_THAN_SHAM,
                0.792,
                0.8);
    }

    @Test
    void theRuleThatAGainFailsIsKeptWithItsFigures() {
        Arm before = scored(0.6, 0.6, 0.6);
        Arm after = scored(0.8, 0.8, 0.8);
        assertThat(weigh(before, before, after).noGain()).isEmpty();
        assertShortcoming(
                weigh(before, before, scored(0.6, 0.9, 0.6)).noGain(),
                Rule.GAINS_NOTHING_SURE,
                0.1,
                0);
        assertShortcoming(
                weigh(before, scored(0.8, 0.8, 0.8), after).noGain(),
                Rule.GAINS_NO_MORE_THAN_SHAM,
                0.2,
                0.2);
        assertShortcoming(
                weigh(before, before, scored(0.61, 0.61, 0.61)).noGain(),
                Rule.GAINS_LESS_THAN_SAMPLE_ERROR,
                0.01,
                0.043);
        Arm guess = scored(0.5, 0.5, 0.5);
        assertShortcoming(
                weigh(guess, guess, scored(0.52, 0.52, 0.52)).noGain(),
                Rule.CONSTANT_NOT_BEATEN,
                0.52,
                0.5);
    }

    private static void assertShortcoming(
            Optional<Shortcoming> found, Rule rule, double value, double needed) {
        assertThat(found.orElseThrow().rule()).isEqualTo(rule);
        assertThat(found.orElseThrow().value()).isCloseTo(value, within(1e-3));
        assertThat(found.orElseThrow().needed()).isCloseTo(needed, within(1e-3));
    }

    @Test
    void aChangedRunThatDivergesAvertsNothing() {
        Arm changed = new Arm(List.of(Outcomes.dead(0), Outcomes.diverged(0)));
        assertThat(weigh(dead(50, 50), dead(50, 50), changed).averted()).isEqualTo(0.5);
    }

    @Test
    void seedsWithoutDeathsCountAndSeedsThatDivergedDoNot() {
        Arm asItWas = new Arm(List.of(Outcomes.dead(50), Outcomes.dead(0), Outcomes.diverged(80)));
        Experiment experiment = weigh(asItWas, asItWas, dead(10, 30, 0));
        assertThat(experiment.averted()).isCloseTo(1 - 40.0 / 50, within(1e-12));
    }

    @Test
    void withoutDeathsNothingIsAverted() {
        Experiment experiment = weigh(dead(0, 0), dead(0, 0), dead(0, 0));
        assertThat(experiment.averted()).isZero();
        assertThat(experiment.ci95()).isEmpty();
        assertThat(experiment.isDecisive()).isFalse();
    }

    @Test
    void aLeakyUnitSaysNothingOfWhyUnitsDie() {
        Arm before = dead(50, 50, 50);
        Experiment experiment =
                Experiment.weigh(
                        Intervention.LEAKY_RELU,
                        withOwn(before),
                        Optional.of(withOwn(before)),
                        dead(0, 0, 0, 0),
                        Optional.of(HALF),
                        CONFIDENCE);
        assertThat(experiment.averted()).isEqualTo(1);
        assertThat(experiment.isDecisive()).isFalse();
    }

    @Test
    void aGainIsShownByEverySeed() {
        Experiment experiment =
                weigh(scored(0.6, 0.6, 0.6), scored(0.6, 0.6, 0.6), scored(0.9, 0.9, 0.9));
        assertThat(experiment.scoreGain()).isCloseTo(0.3, within(1e-12));
        assertThat(experiment.score()).isCloseTo(0.9, within(1e-12));
        assertThat(experiment.isGain()).isTrue();
    }

    @Test
    void aGainThatASingleSampleMoreCouldExplainIsNone() {
        Experiment experiment =
                weigh(scored(0.6, 0.6, 0.6), scored(0.6, 0.6, 0.6), scored(0.61, 0.61, 0.61));
        assertThat(experiment.isGain()).isFalse();
    }

    @Test
    void aScoreBelowTheConstantCountsAsTheConstant() {
        Experiment experiment =
                weigh(scored(0.1, 0.2, 0.3), scored(0.1, 0.2, 0.3), scored(0.4, 0.4, 0.4));
        assertThat(experiment.scoreGain()).isZero();
        assertThat(experiment.score()).isEqualTo(0.5);
    }

    /** Five seeds learn, with the change and without; but the run's own seed did not learn. */
    @Test
    void aGainIsUncertainWhereTheOwnSeedShowsThatSomeDoNotLearn() {
        Arm before = scored(0.8, 0.8, 0.8, 0.8, 0.8);
        Arm after = scored(0.85, 0.85, 0.85, 0.85, 0.85);
        Experiment sure =
                Experiment.weigh(
                        RATE,
                        withOwn(before),
                        Optional.of(withOwn(before)),
                        withOwn(after),
                        Optional.of(HALF),
                        CONFIDENCE);
        Experiment unsure =
                Experiment.weigh(
                        RATE,
                        withOwn(Outcomes.scored(0.5, 0), before),
                        Optional.of(withOwn(before)),
                        withOwn(after),
                        Optional.of(HALF),
                        CONFIDENCE);
        assertThat(sure.isGain()).isTrue();
        assertThat(unsure.isGain()).isFalse();
        assertThat(unsure.scoreGain()).isEqualTo(sure.scoreGain());
        assertThat(unsure.scoreGainCi95().orElseThrow().high()).isGreaterThan(0.2);
    }

    @Test
    void whatMightBeShownByMoreSeedsIsPromising() {
        Arm before = dead(50, 50, 50);
        assertThat(weigh(before, before, dead(0, 0, 70)).isPromising(Optional.of(HALF))).isTrue();
        assertThat(weigh(before, before, dead(50, 49, 50)).isPromising(Optional.of(HALF)))
                .isFalse();
        assertThat(
                        weigh(scored(0.5, 0.6, 0.9), scored(0.5, 0.6, 0.9), scored(0.9, 0.9, 0.9))
                                .isPromising(Optional.of(HALF)))
                .isTrue();
    }

    private static Experiment weigh(Arm asItWas, Arm sham, Arm changed) {
        return Experiment.weigh(
                RATE,
                withOwn(asItWas),
                Optional.of(withOwn(sham)),
                withOwn(changed),
                Optional.of(HALF),
                CONFIDENCE);
    }

    /** The run's own seed besides, with the outcome of the first of the others. */
    private static Arm withOwn(Arm others) {
        return withOwn(others.own(), others);
    }

    private static Arm withOwn(Outcome own, Arm others) {
        return new Arm(Stream.concat(Stream.of(own), others.outcomes().stream()).toList());
    }

    private static Arm dead(int... counts) {
        return new Arm(IntStream.of(counts).mapToObj(Outcomes::dead).toList());
    }

    private static Arm scored(double... scores) {
        return new Arm(Arrays.stream(scores).mapToObj(score -> Outcomes.scored(score, 0)).toList());
    }
}
