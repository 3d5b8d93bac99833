package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.network.Dataset;
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

class ExaminationTest {
    @Test
    void aHealthyRunIsToldSo() {
        Diagnosis diagnosis = diagnose(0.02, 20, List.of(0f, 0f), 2);
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.HEALTHY);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.NONE);
        assertThat(diagnosis.experiments()).noneMatch(Experiment::isGain);
        assertThat(diagnosis.units()).isEmpty();
        assertThat(diagnosis.lifeLines()).hasSize(48);
    }

    @Test
    void aRunThatEndedTooEarlyIsNotCalledHealthy() {
        Diagnosis diagnosis = diagnose(0.001, 3, List.of(0f, 0f), 2);
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.NOT_LEARNING);
        assertThat(diagnosis.primaryCause()).isIn(Cause.LEARNING_RATE_TOO_SMALL, Cause.EPOCHS);
        assertThat(diagnosis.sham().orElseThrow().isGain()).isFalse();
    }

    @Test
    void unitsThatAreBornDeadPointToTheInitialization() {
        Diagnosis diagnosis = diagnose(0.003, List.of(-6f, -6f), 2);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.INITIALIZATION);
        Experiment experiment = diagnosis.shownBy().orElseThrow();
        assertThat(experiment.intervention()).isEqualTo(Intervention.HE_ZERO_BIAS);
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.DEAD_RELUS);
        assertThat(experiment.averted()).isGreaterThan(0.9);
        assertThat(experiment.isDecisive()).isTrue();
        assertThat(diagnosis.units())
                .filteredOn(unit -> unit.life().bornDead())
                .isNotEmpty()
                .allMatch(unit -> unit.story() instanceof Story.BornDead)
                .allMatch(unit -> unit.cause() == Cause.INITIALIZATION);
    }

    @Test
    void unitsThatALargeUpdateKilledPointToTheLearningRate() {
        Diagnosis diagnosis = diagnose(0.5, List.of(0f, 0f), 2);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.LEARNING_RATE);
        assertThat(diagnosis.units())
                .anySatisfy(
                        unit -> {
                            assertThat(unit.story()).isInstanceOf(Story.Killed.class);
                            assertThat(unit.story().text()).startsWith("killed at step ");
                        });
    }

    @Test
    void unitsAboveADeadLayerAreStarved() {
        Diagnosis diagnosis = diagnose(0.003, List.of(-80f, 0f), 2);
        assertThat(diagnosis.units())
                .filteredOn(unit -> unit.life().layer().equals("hidden_2"))
                .hasSize(32)
                .allMatch(unit -> unit.cause() == Cause.UPSTREAM)
                .allMatch(unit -> unit.story().text().contains("every unit of hidden_1 was dead"));
        assertThat(diagnosis.rootLayer()).contains("hidden_1");
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.INITIALIZATION);
    }

    @Test
    void theDiagnosisDoesNotDependOnTheNumberOfThreads() {
        Diagnosis one = diagnose(0.5, List.of(0f, 0f), 1);
        Diagnosis three = diagnose(0.5, List.of(0f, 0f), 3);
        assertThat(three.experiments()).isEqualTo(one.experiments());
        assertThat(three.census()).isEqualTo(one.census());
        assertThat(three.units())
                .extracting(UnitDiagnosis::cause)
                .isEqualTo(one.units().stream().map(UnitDiagnosis::cause).toList());
    }

    /** SGD at this rate blows the regression up in the first epoch, before any unit dies. */
    @Test
    void aRunThatDivergedWithLivingUnitsIsNotCalledHealthy() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(32, 32), 1),
                        new Relu(),
                        new TrainingPlan(Task.REGRESSION, new Sgd(0.9, 0), 5, 50, 10),
                        1);
        Diagnosis diagnosis =
                new Examination(new PastRun(recipe, Samples.data(Task.REGRESSION))).diagnose();
        assertThat(diagnosis.condition()).isEqualTo(Condition.DIVERGED);
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.DIVERGED);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.LEARNING_RATE);
    }

    @Test
    void aTargetOnAnotherScaleIsWhatIsWrongWithARunThatNeverGetsThere() {
        TrainingData standardized = Samples.data(Task.REGRESSION);
        TrainingData raw =
                new TrainingData(moved(standardized.train()), moved(standardized.validation()));
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(16), 1),
                        new Relu(),
                        new TrainingPlan(Task.REGRESSION, Adam.withWeightDecay(0), 0.003, 50, 20),
                        1);
        Standardized<TrainingData> target =
                new Standardized<>(Optional.empty(), Optional.of(standardized), Optional.empty());
        Diagnosis diagnosis = new Examination(new PastRun(recipe, raw, target), 2).diagnose();
        assertThat(diagnosis.verdict()).isEqualTo(RunVerdict.NOT_LEARNING);
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.TARGET_SCALE);
    }

    private static Dataset moved(Dataset data) {
        float[] targets = data.targets().clone();
        for (int i = 0; i < targets.length; i++) {
            targets[i] = 5000 + 1000 * targets[i];
        }
        return new Dataset(data.inputs(), targets, data.features());
    }

    private static Diagnosis diagnose(double rate, List<Float> biases, int threads) {
        return diagnose(rate, 6, biases, threads);
    }

    private static Diagnosis diagnose(double rate, int epochs, List<Float> biases, int threads) {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(16, 32), 3),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        biases,
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), rate, 50, epochs),
                        3);
        PastRun run = new PastRun(recipe, Samples.data(Task.CLASSIFICATION));
        return new Examination(run, threads).diagnose(Progress.NONE);
    }
}
