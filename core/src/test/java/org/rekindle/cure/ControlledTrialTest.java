package org.rekindle.cure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Progress;
import org.rekindle.training.Adam;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Samples;
import org.rekindle.training.Sgd;
import org.rekindle.training.TrainingPlan;

class ControlledTrialTest {
    @Test
    void nothingIsTriedWhereNothingIsWrong() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(64, 64), 1),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, 0f),
                        new TrainingPlan(
                                Task.REGRESSION, Adam.withWeightDecay(0), 0.003, 50, 20),
                        1);
        PastRun run = new PastRun(recipe, Samples.data(Task.REGRESSION));
        Patient patient = Patient.examine(run, 2);
        assertThat(patient.lastHealthyEpoch()).isPresent();
        ControlledTrial trial = new ControlledTrial(patient, 2);
        TrialResult outcome = trial.run(Progress.NONE);
        assertThat(patient.condition()).isEqualTo(Condition.HEALTHY);
        assertThat(trial.runs()).isZero();
        assertThat(outcome.recommended()).isEmpty();
    }

    @Test
    void biasesThatKillAreCuredWhateverTheNumberOfThreads() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(64, 64), 3),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, -12f),
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.003, 50, 8),
                        1);
        PastRun run = new PastRun(recipe, Samples.data(Task.CLASSIFICATION));
        Patient patient = Patient.examine(run, 2);
        assertThat(patient.lastHealthyEpoch()).isEmpty();
        ControlledTrial trial = new ControlledTrial(patient, 2);
        TrialResult outcome = trial.run(Progress.NONE);
        TrialArm cure = outcome.recommended().orElseThrow();
        assertThat(cure.remedy()).isEqualTo(Remedy.recycle());
        assertThat(cure.outputChange()).isZero();
        assertThat(cure.gainOverCarryOn()).isGreaterThan(0.2);
        assertThat(outcome.arms()).filteredOn(arm -> arm.remedy().isControl()).hasSize(2);
        assertThat(outcome.arms()).noneMatch(arm -> arm.remedy() instanceof GoBack);
        assertThat(new ControlledTrial(patient, 1).run(Progress.NONE)).isEqualTo(outcome);
        assertThat(parameters(trial, cure)).isEqualTo(parameters(trial, cure));
    }

    /** SGD at this rate blows the regression up, from wherever it starts. */
    @Test
    void whatDivergesCountsAsNothingAndIsNotRecommended() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(32, 32), 1),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, 0f),
                        new TrainingPlan(Task.REGRESSION, new Sgd(0.9, 0), 30, 50, 3),
                        1);
        PastRun run = new PastRun(recipe, Samples.data(Task.REGRESSION));
        Patient patient = Patient.examine(run, 2);
        assertThat(patient.condition()).isEqualTo(Condition.DIVERGED);
        TrialResult outcome = new ControlledTrial(patient, 2).run(Progress.NONE);
        assertThat(outcome.arms())
                .filteredOn(arm -> arm.diverged() == ControlledTrial.SEEDS)
                .isNotEmpty()
                .allMatch(arm -> arm.score() == 0)
                .noneMatch(TrialArm::beatsTheControls);
    }

    private static float[] parameters(ControlledTrial trial, TrialArm cure) {
        return trial.cured(cure.remedy()).network().orElseThrow().parameters();
    }
}
