package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.diagnosis.MadeUpExperiments.finding;
import static org.rekindle.diagnosis.MadeUpExperiments.gaining;
import static org.rekindle.diagnosis.MadeUpExperiments.preventing;
import static org.rekindle.diagnosis.MadeUpExperiments.preventingAndGaining;
import static org.rekindle.diagnosis.MadeUpExperiments.weak;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Outcomes;

class ConclusionTest {
    private static final Baseline HALF =
            new Baseline(Metric.ACCURACY, 1000, 0.5, OptionalDouble.empty());
    private static final Intervention RATE = Intervention.SMALLER_LEARNING_RATE;
    private static final Intervention LEAKY = Intervention.LEAKY_RELU;

    @Test
    void aHealthyRunHasNoCause() {
        assertIs(of(0.95, 0, Condition.HEALTHY), RunVerdict.HEALTHY, Cause.NONE);
        assertIs(of(0.95, 4, Condition.CHANCE), RunVerdict.HEALTHY, Cause.NONE);
    }

    @Test
    void withoutADecisiveExperimentTheCauseIsUnknown() {
        assertIs(of(0.95, 40, Condition.SICK, weak(RATE)), RunVerdict.DEAD_RELUS, Cause.UNKNOWN);
        assertIs(of(0.5, 0, Condition.LOW_SCORE), RunVerdict.NOT_LEARNING, Cause.UNKNOWN);
        assertIs(of(0.5, 0, Condition.DIVERGED), RunVerdict.DIVERGED, Cause.UNKNOWN);
        assertIs(of(0.95, 0, Condition.INCONCLUSIVE), RunVerdict.INCONCLUSIVE, Cause.UNKNOWN);
    }

    @Test
    void manyDeadUnitsAreToldThoughTheyCostNothing() {
        assertIs(
                of(0.95, 40, Condition.SICK, preventing(RATE, 0.9)),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
    }

    @Test
    void fewDeadUnitsThatCostNothingAreNoIllness() {
        assertIs(
                of(0.95, 6, Condition.SICK, preventing(RATE, 0.9)), RunVerdict.HEALTHY, Cause.NONE);
        assertIs(
                of(0.9, 6, Condition.SICK, preventingAndGaining(RATE, 0.9, 0.41)),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
    }

    @Test
    void aRunThatAnotherChangeLetsLearnFailsForThatReason() {
        assertIs(
                of(
                        0.55,
                        12,
                        Condition.SICK,
                        gaining(Intervention.LARGER_LEARNING_RATE, 0.45),
                        weak(LEAKY)),
                RunVerdict.NOT_LEARNING,
                Cause.LEARNING_RATE_TOO_SMALL);
    }

    @Test
    void aRunThatLivingUnitsLetLearnFailsBecauseOfDeadOnes() {
        assertIs(
                of(
                        0.55,
                        60,
                        Condition.SICK,
                        preventingAndGaining(Intervention.WIDER, 0.7, 0.45),
                        gaining(LEAKY, 0.3)),
                RunVerdict.DEAD_RELUS,
                Cause.WIDTH);
    }

    @Test
    void whatPreventsDeathsIsNotWhyARunFailsThatDoesNotLearnWithoutThem() {
        assertIs(
                of(0.5, 100, Condition.SICK, preventing(Intervention.HE_ZERO_BIAS, 1)),
                RunVerdict.DEAD_RELUS,
                Cause.UNKNOWN);
    }

    @Test
    void aChangeWithWhichAQuarterOfTheUnitsStaySilentIsNotTheWholeCause() {
        assertIs(
                of(
                        0.5,
                        90,
                        Condition.SICK,
                        preventingAndGaining(Intervention.STANDARDIZED_INPUTS, 0.65, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.UNKNOWN);
        assertIs(
                of(
                        0.5,
                        90,
                        Condition.SICK,
                        preventingAndGaining(Intervention.STANDARDIZED_INPUTS, 0.75, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.INPUT_SCALE);
        assertIs(
                of(0.5, 90, Condition.SICK, preventingAndGaining(Intervention.WIDER, 0.65, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.WIDTH);
    }

    @Test
    void aDeadOutputIsADeadRelu() {
        assertIs(
                of(0.5, 100, Condition.SICK, gaining(Intervention.LINEAR_OUTPUT, 0.45)),
                RunVerdict.DEAD_RELUS,
                Cause.OUTPUT_ACTIVATION);
    }

    @Test
    void aRunIsDeadThatNothingRevives() {
        assertIs(of(0.5, 100, Condition.SICK, weak(RATE)), RunVerdict.DEAD_RELUS, Cause.UNKNOWN);
    }

    @Test
    void aRunWhoseScoreNoChangeImprovesIsHealthy() {
        assertIs(of(0.8, 0, Condition.LOW_SCORE, weak(RATE)), RunVerdict.HEALTHY, Cause.NONE);
    }

    @Test
    void aSmallGainDoesNotMakeARunAFailure() {
        Experiment small = gaining(Intervention.MORE_EPOCHS, 0.32);
        assertIs(of(0.8, 0, Condition.LOW_SCORE, small), RunVerdict.HEALTHY, Cause.NONE);
        Experiment large = gaining(Intervention.MORE_EPOCHS, 0.45);
        assertIs(of(0.8, 0, Condition.LOW_SCORE, large), RunVerdict.NOT_LEARNING, Cause.EPOCHS);
    }

    @Test
    void aRunThatTellsRareClassesApartIsNoFailureForItsAccuracyAlone() {
        Baseline rare =
                new Baseline(
                        Metric.ACCURACY,
                        200,
                        200,
                        0.95,
                        OptionalDouble.empty(),
                        true,
                        List.of(190, 10));
        Outcome ranks = Outcomes.scored(new ClassScores(0.95, 0.5, OptionalDouble.of(0.97)));
        Outcome guesses = Outcomes.scored(new ClassScores(0.95, 0.5, OptionalDouble.of(0.55)));
        assertIs(
                Conclusion.of(ranks, Condition.LOW_SCORE, Optional.of(rare), finding(0)),
                RunVerdict.HEALTHY,
                Cause.NONE);
        assertIs(
                Conclusion.of(guesses, Condition.LOW_SCORE, Optional.of(rare), finding(0)),
                RunVerdict.NOT_LEARNING,
                Cause.UNKNOWN);
    }

    @Test
    void withoutABaselineWhatGainsScoreAndLeavesFewDeathsIsTheCause() {
        Experiment noDecay = gaining(Intervention.NO_WEIGHT_DECAY, 0.8, 0.4);
        assertIs(withoutBaseline(noDecay), RunVerdict.DEAD_RELUS, Cause.REGULARIZATION);
        assertIs(
                withoutBaseline(noDecay, preventing(RATE, 0.9)),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
        assertIs(
                withoutBaseline(gaining(Intervention.NO_WEIGHT_DECAY, 0.5, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.UNKNOWN);
        assertIs(withoutBaseline(gaining(LEAKY, 1, 0.4)), RunVerdict.DEAD_RELUS, Cause.UNKNOWN);
        assertIs(of(0.95, 40, Condition.SICK, noDecay), RunVerdict.DEAD_RELUS, Cause.UNKNOWN);
    }

    @Test
    void withoutABaselineOfTheChangesThatPreventAsManyDeathsTheOneThatGainsScoreIsTheCause() {
        Experiment standardized = preventing(Intervention.STANDARDIZED_INPUTS, 0.65);
        assertIs(
                withoutBaseline(
                        standardized,
                        preventingAndGaining(Intervention.NO_WEIGHT_DECAY, 0.64, 0.4),
                        preventing(RATE, 0.68)),
                RunVerdict.DEAD_RELUS,
                Cause.REGULARIZATION);
        assertIs(
                withoutBaseline(
                        preventingAndGaining(Intervention.STANDARDIZED_INPUTS, 0.65, 0.1),
                        preventingAndGaining(Intervention.NO_WEIGHT_DECAY, 0.64, 0.4),
                        preventingAndGaining(RATE, 0.68, 0.45)),
                RunVerdict.DEAD_RELUS,
                Cause.REGULARIZATION);
        assertIs(
                withoutBaseline(
                        preventing(Intervention.STANDARDIZED_INPUTS, 0.95),
                        preventingAndGaining(RATE, 0.62, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.INPUT_SCALE);
    }

    private static Conclusion withoutBaseline(Experiment... experiments) {
        return Conclusion.of(
                Outcomes.dead(40), Condition.SICK, Optional.empty(), finding(0, experiments));
    }

    @Test
    void onFewSamplesSilenceIsBlamedOnlyIfAnExperimentShowsIt() {
        assertIs(
                onFewSamples(100, preventingAndGaining(RATE, 1, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
        assertIs(onFewSamples(40, gaining(LEAKY, 0.4)), RunVerdict.DEAD_RELUS, Cause.UNKNOWN);
        assertIs(onFewSamples(100, weak(RATE)), RunVerdict.INCONCLUSIVE, Cause.UNKNOWN);
        assertIs(onFewSamples(40, weak(LEAKY)), RunVerdict.INCONCLUSIVE, Cause.UNKNOWN);
        assertIs(
                onFewSamples(100, preventing(Intervention.HE_ZERO_BIAS, 1)),
                RunVerdict.INCONCLUSIVE,
                Cause.UNKNOWN);
        assertIs(
                onFewSamples(40, gaining(Intervention.LARGER_LEARNING_RATE, 0.4)),
                RunVerdict.NOT_LEARNING,
                Cause.LEARNING_RATE_TOO_SMALL);
        Experiment preventsAndMayGain =
                new Experiment(
                        RATE,
                        100,
                        1,
                        Optional.empty(),
                        5,
                        0.9,
                        0.4,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Shortcoming(Shortcoming.Rule.GAINS_NOTHING_SURE, 0.4, 0)));
        assertIs(onFewSamples(100, preventsAndMayGain), RunVerdict.INCONCLUSIVE, Cause.UNKNOWN);
        assertIs(
                of(0.5, 100, Condition.SICK, preventsAndMayGain),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
        assertIs(onFewSamples(0), RunVerdict.NOT_LEARNING, Cause.UNKNOWN);
    }

    @Test
    void aRunWithoutASilentUnitDoesNotFailBecauseOfDeadOnes() {
        assertIs(
                of(0.5, 0, Condition.LOW_SCORE, gaining(LEAKY, 0.4)),
                RunVerdict.NOT_LEARNING,
                Cause.UNKNOWN);
    }

    @Test
    void whereTheMostSpecificChangeDoesNotLetItLearnAnotherThatDoesNamesTheCause() {
        assertIs(
                of(
                        0.5,
                        100,
                        Condition.SICK,
                        preventing(Intervention.HE_ZERO_BIAS, 1),
                        preventingAndGaining(RATE, 0.9, 0.4),
                        gaining(LEAKY, 0.4)),
                RunVerdict.DEAD_RELUS,
                Cause.LEARNING_RATE);
    }

    private static Conclusion onFewSamples(int silent, Experiment... experiments) {
        return Conclusion.of(
                Outcomes.scoredOnFewSamples(0.5, silent),
                Condition.LOW_SCORE,
                Optional.of(HALF),
                finding(0, experiments));
    }

    private static Conclusion of(
            double score, int dead, Condition condition, Experiment... experiments) {
        Outcome outcome = Outcomes.scored(score, dead);
        return Conclusion.of(outcome, condition, Optional.of(HALF), finding(0, experiments));
    }

    private static void assertIs(Conclusion conclusion, RunVerdict verdict, Cause cause) {
        assertThat(conclusion.verdict()).isEqualTo(verdict);
        assertThat(conclusion.cause()).isEqualTo(cause);
    }
}
