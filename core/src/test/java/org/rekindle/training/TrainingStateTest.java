package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.PRelu;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class TrainingStateTest {
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd"})
    void trainingGoesOnFromACopyAsFromTheStateItself(String optimizer) {
        TrainingPlan plan = plan(optimizer);
        TrainingState state = start(plan);
        DenseTrainer trainer = new DenseTrainer(plan);
        trainer.carryOn(state, DATA, Seed.of(1), TrainingObserver.NONE);
        TrainingState copy = state.copy();
        float[] atCopy = copy.network().parameters().clone();
        trainer.carryOn(state, DATA, Seed.of(2), TrainingObserver.NONE);
        assertThat(copy.network().parameters()).isEqualTo(atCopy);
        trainer.carryOn(copy, DATA, Seed.of(2), TrainingObserver.NONE);
        assertThat(copy.network().parameters()).isEqualTo(state.network().parameters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd"})
    void forgottenParametersStayWhereTheyAreWithoutAGradient(String optimizer) {
        TrainingPlan plan = plan(optimizer);
        TrainingState state = start(plan);
        new DenseTrainer(plan).carryOn(state, DATA, Seed.of(1), TrainingObserver.NONE);
        int half = state.network().parameters().length / 2;
        state.forget(0, half);
        float[] before = state.network().parameters().clone();
        state.updater().step(new float[before.length], 0.01);
        float[] after = state.network().parameters();
        assertThat(Arrays.copyOf(after, half)).isEqualTo(Arrays.copyOf(before, half));
        assertThat(after).isNotEqualTo(before);
    }

    private static TrainingPlan plan(String optimizer) {
        return new TrainingPlan(
                Task.CLASSIFICATION, Optimizer.named(optimizer, null, 0), 0.01, 32, 2);
    }

    private static TrainingState start(TrainingPlan plan) {
        DenseNetwork network =
                DenseNetwork.initialize(
                        new NetworkShape(8, List.of(19, 7), 3),
                        new PRelu(),
                        VarianceScaling.HE_NORMAL,
                        0,
                        Seed.of(3));
        return TrainingState.start(network, plan.optimizer(), Kernels.fastest());
    }
}
