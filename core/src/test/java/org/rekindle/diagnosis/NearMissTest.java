package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.diagnosis.MadeUpExperiments.finding;
import static org.rekindle.diagnosis.MadeUpExperiments.gaining;
import static org.rekindle.diagnosis.MadeUpExperiments.preventing;
import static org.rekindle.diagnosis.MadeUpExperiments.preventingAndGaining;
import static org.rekindle.diagnosis.MadeUpExperiments.weak;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rekindle.diagnosis.Shortcoming.Rule;
import org.rekindle.network.Metric;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Outcomes;

class NearMissTest {
    private static final Intervention RATE = Intervention.SMALLER_LEARNING_RATE;
    private static final Intervention LEAKY = Intervention.LEAKY_RELU;

    @Test
    void anEstablishedCauseNeedsNone() {
        assertThat(of(0.95, 40, 0.9, preventing(RATE, 0.9))).isEmpty();
    }

    @Test
    void aChangeThatPreventsTheDeathsWithoutLearningFailsByThat() {
        NearMiss closest = of(0.5, 100, 0.9, preventing(Intervention.HE_ZERO_BIAS, 1)).get();
        assertThat(closest.experiment().intervention()).isEqualTo(Intervention.HE_ZERO_BIAS);
        assertThat(closest.shortcoming())
                .isEqualTo(new Shortcoming(Rule.CONSTANT_NOT_BEATEN, 0.5, 0.5));
    }

    @Test
    void aChangeThatLetsTheRunLearnLessThanHalfFailsByThat() {
        NearMiss closest = of(0.5, 0, 0.9, gaining(RATE, 0.1)).get();
        assertThat(closest.shortcoming().rule()).isEqualTo(Rule.LEARNS_TOO_LITTLE);
        assertThat(closest.shortcoming().value()).isBetween(0.199, 0.201);
        assertThat(closest.shortcoming().needed()).isBetween(0.399, 0.401);
    }

    @Test
    void aChangeWithWhichManyUnitsStaySilentFailsByThat() {
        NearMiss closest =
                of(0.5, 90, 0.9, preventingAndGaining(Intervention.HE_ZERO_BIAS, 0.6, 0.4)).get();
        assertThat(closest.shortcoming().rule()).isEqualTo(Rule.UNITS_STAY_SILENT);
        assertThat(closest.shortcoming().value()).isBetween(0.359, 0.361);
    }

    @Test
    void ofDeadUnitsAClearGainComesCloserThanAnythingThatOnlyPreventsSome() {
        NearMiss closest =
                of(
                                0.5,
                                60,
                                0.9,
                                weak(RATE),
                                gaining(Intervention.LARGER_LEARNING_RATE, 0.3),
                                gaining(LEAKY, 0.3))
                        .get();
        assertThat(closest.experiment().intervention())
                .isEqualTo(Intervention.LARGER_LEARNING_RATE);
        assertThat(closest.shortcoming().rule()).isEqualTo(Rule.AVERTS_TOO_LITTLE);
    }

    @Test
    void leakyReluComesNoCloserToACause() {
        assertThat(of(0.5, 60, 0.9, gaining(LEAKY, 0.3))).isEmpty();
        assertThat(of(0.5, 60, 0.9)).isEmpty();
    }

    private static Optional<NearMiss> of(
            double score, int dead, double linear, Experiment... experiments) {
        Outcome outcome = Outcomes.scored(score, dead);
        Optional<Baseline> baseline =
                Optional.of(new Baseline(Metric.ACCURACY, 1000, 0.5, OptionalDouble.of(linear)));
        CauseFinding finding = finding(0, experiments);
        Condition condition = dead > 0 ? Condition.SICK : Condition.LOW_SCORE;
        return NearMiss.of(
                Conclusion.of(outcome, condition, baseline, finding), outcome, baseline, finding);
    }
}
