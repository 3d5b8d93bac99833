package org.rekindle.cure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
import org.rekindle.training.Standardized;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;

class ControlledTrialTest {
    @Test
    void nothingIsTriedWhereNothingIsWrong() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(64, 64), 3),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, 0f),
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.001, 50, 15),
                        1);
        TrainingData enough =
                new TrainingData(
                        Samples.of(Task.CLASSIFICATION, 4000, 1),
                        Samples.of(Task.CLASSIFICATION, 320, 2));
        Patient patient = Patient.examine(new PastRun(recipe, enough), 2);
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
        List<Remedy> remedies = List.of(Remedy.recycle(), Remedy.goBack());
        ControlledTrial trial = new ControlledTrial(patient, remedies, 2);
        TrialResult outcome = trial.run(Progress.NONE);
        TrialArm cure = outcome.recommended().orElseThrow();
        assertThat(cure.remedy()).isEqualTo(Remedy.recycle());
        assertThat(cure.outputChange()).isZero();
        assertThat(cure.gainOverCarryOn()).isGreaterThan(0.2);
        assertThat(outcome.arms()).filteredOn(arm -> arm.remedy().isControl()).hasSize(2);
        assertThat(outcome.arms()).noneMatch(arm -> arm.remedy() instanceof GoBack);
        assertThat(new ControlledTrial(patient, remedies, 1).run(Progress.NONE)).isEqualTo(outcome);
        assertThat(parameters(trial, cure)).isEqualTo(parameters(trial, cure));
    }

    /** SGD at this rate blows the regression up, from wherever it starts. */
    @Test
    void whatDivergesCountsAsTheConstantAndIsNotRecommended() {
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
                .allMatch(arm -> arm.score() == outcome.constant().getAsDouble())
                .noneMatch(TrialArm::beatsTheControls);
    }

    /** Nearly all units are dead, so units drawn from all of them would be nearly the same ones. */
    @Test
    void whereMostUnitsAreDeadTheRandomControlLosesToRecycling() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(64, 64), 3),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        List.of(-8f, -60f),
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.003, 50, 5),
                        1);
        PastRun run = new PastRun(recipe, Samples.data(Task.CLASSIFICATION));
        Patient patient = Patient.examine(run, 2);
        assertThat(patient.outcome().census().deadFraction()).isGreaterThan(0.9);
        TrialResult outcome =
                new ControlledTrial(patient, List.of(Remedy.recycle()), 2).run(Progress.NONE);
        TrialArm recycling = outcome.arms().get(2);
        assertThat(recycling.gainOverRandom()).isGreaterThan(0.2);
        assertThat(outcome.recommended()).contains(recycling);
    }

    /** Whatever an experiment can show has its remedy, also where no state was ever healthy. */
    @Test
    void aRunThatNeverWasHealthyCanStartAnewInEveryWayThatChangesIt() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(16, 16), 1),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, -30f),
                        new TrainingPlan(Task.REGRESSION, new Sgd(0.9, 0.01), 0.01, 50, 1),
                        1);
        TrainingData data = Samples.data(Task.REGRESSION);
        Standardized<TrainingData> standardized =
                new Standardized<>(Optional.of(data), Optional.of(data), Optional.of(data));
        assertThat(startsAnew(new PastRun(recipe, data, standardized)))
                .containsExactly(
                        "start_anew_smaller_learning_rate",
                        "start_anew_much_smaller_learning_rate",
                        "start_anew_larger_learning_rate",
                        "start_anew_much_larger_learning_rate",
                        "start_anew_no_weight_decay",
                        "standardize",
                        "standardize_target",
                        "standardize_both",
                        "start_anew_he_normal",
                        "start_anew_rai",
                        "start_anew_leaky_relu",
                        "start_anew_wider");
        assertThat(startsAnew(new PastRun(recipe, data)))
                .doesNotContain("standardize", "standardize_target", "standardize_both");
    }

    private static List<String> startsAnew(PastRun run) {
        Patient patient = Patient.examine(run, 1);
        assertThat(patient.lastHealthyEpoch()).isEmpty();
        return Remedy.all().stream()
                .filter(remedy -> remedy.treat(patient).isPresent())
                .filter(remedy -> remedy.change().isPresent())
                .map(Remedy::id)
                .toList();
    }

    private static float[] parameters(ControlledTrial trial, TrialArm cure) {
        return trial.cured(cure.remedy()).network().orElseThrow().parameters();
    }
}
