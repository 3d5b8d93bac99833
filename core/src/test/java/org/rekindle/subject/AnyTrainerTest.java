package org.rekindle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.diagnosis.RunVerdict;

/** A trainer that can do nothing but start anew is explained and cured like Rekindle's own. */
class AnyTrainerTest {
    private static final Trainable HEALTHY = new ToyTrainer(0.05, 0, 20);
    private static final Trainable BORN_DEAD = new ToyTrainer(0.05, -9, 20);
    private static final Trainable TOO_FAST = new ToyTrainer(1, 0, 20);

    @Test
    void aHealthyRunIsLeftAlone() {
        Patient patient = Patient.examine(HEALTHY, 2);
        assertThat(patient.outcome().score().orElseThrow()).isGreaterThan(0.9);
        assertThat(patient.condition()).isEqualTo(Condition.HEALTHY);
        assertThat(new ControlledTrial(patient, 2).run(Progress.NONE).arms()).isEmpty();
        Diagnosis diagnosis = new Examination(HEALTHY, 2).diagnose(Progress.NONE);
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.HEALTHY);
        assertThat(diagnosis.experiments()).isEmpty();
    }

    @Test
    void biasesFarBelowZeroAreFoundToBeTheCause() {
        Diagnosis diagnosis = new Examination(BORN_DEAD, 2).diagnose(Progress.NONE);
        assertThat(diagnosis.condition()).isEqualTo(Condition.SICK);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.INITIALIZATION);
        assertThat(diagnosis.lifeLines()).isEmpty();
        assertThat(diagnosis.experiments())
                .extracting(experiment -> experiment.intervention())
                .containsExactly(
                        Intervention.HE_ZERO_BIAS,
                        Intervention.SMALLER_LEARNING_RATE,
                        Intervention.MUCH_SMALLER_LEARNING_RATE,
                        Intervention.LARGER_LEARNING_RATE,
                        Intervention.MUCH_LARGER_LEARNING_RATE,
                        Intervention.MORE_EPOCHS);
        assertThat(diagnosis.sham()).isEmpty();
    }

    @Test
    void biasesFarBelowZeroAreCuredByStartingAnewWithOthers() {
        Patient patient = Patient.examine(BORN_DEAD, 2);
        TrialResult result = new ControlledTrial(patient, 2).run(Progress.NONE);
        TrialArm cure = result.recommended().orElseThrow();
        assertThat(cure.remedy().id()).isEqualTo("start_anew_he_normal");
        assertThat(cure.score()).isGreaterThan(0.9);
        assertThat(result.arms())
                .filteredOn(arm -> arm.remedy().isControl())
                .extracting(arm -> arm.remedy().id())
                .containsExactly("carry_on", "start_anew");
        assertThat(patient.lastHealthyEpoch()).isEmpty();
    }

    @Test
    void aRateFarTooLargeIsFoundToBeTheCause() {
        Diagnosis diagnosis = new Examination(TOO_FAST, 2).diagnose(Progress.NONE);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.LEARNING_RATE);
    }

    @Test
    void aRateFarTooLargeIsCuredByASmallerOne() {
        Patient patient = Patient.examine(TOO_FAST, 2);
        TrialResult result = new ControlledTrial(patient, 2).run(Progress.NONE);
        assertThat(result.recommended().orElseThrow().remedy().id())
                .isEqualTo("start_anew_smaller_learning_rate");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRemedyAndAnInterventionOfOnesOwnAreTried(int threads) {
        Change slower = Change.NONE.withLearningRateFactor(0.02);
        Intervention own = new Intervention(Cause.LEARNING_RATE, "own", "a fiftieth", slower);
        Diagnosis diagnosis =
                new Examination(TOO_FAST, List.of(own), threads).diagnose(Progress.NONE);
        assertThat(diagnosis.experiments()).hasSize(1);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.LEARNING_RATE);
        Remedy remedy = Remedy.startAnew("own", "a fiftieth of the rate", slower);
        TrialResult result =
                new ControlledTrial(Patient.examine(TOO_FAST, threads), List.of(remedy), threads)
                        .run(Progress.NONE);
        assertThat(result.arms()).hasSize(3);
        assertThat(result.recommended().orElseThrow().remedy()).isEqualTo(remedy);
    }
}
