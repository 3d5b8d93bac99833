package org.rekindle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.TrialResult;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Samples;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingResult;

/** What a program writes that has the core as a library: a few lines each. */
class LibraryProgramsTest {
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(32, 32), 3);

    @Test
    void trainAndWatch() {
        TrainingPlan plan = TrainingPlan.defaults(Task.CLASSIFICATION).withEpochs(5);
        LifeLineRecorder units = new LifeLineRecorder(DATA);
        TrainingResult result = new Recipe(SHAPE, new Relu(), plan, 1).train(DATA, units);
        assertThat(result.layers()).hasSize(2);
        assertThat(units.lifeLines()).hasSize(64);
    }

    @Test
    void explainAndCure() {
        TrainingPlan plan =
                TrainingPlan.defaults(Task.CLASSIFICATION).withLearningRate(0.5).withEpochs(5);
        PastRun run = new PastRun(new Recipe(SHAPE, new Relu(), plan, 1), DATA);
        Diagnosis diagnosis = new Examination(run).diagnose();
        TrialResult cures = new ControlledTrial(Patient.examine(run)).run();
        assertThat(diagnosis.primaryCause()).isEqualTo(Cause.LEARNING_RATE);
        assertThat(cures.recommended()).isPresent();
    }
}
