package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.PRelu;
import org.rekindle.kernel.Crew;
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
        state.updater().step(new float[before.length], 0.01, new Crew());
        float[] after = state.network().parameters();
        assertThat(Arrays.copyOf(after, half)).isEqualTo(Arrays.copyOf(before, half));
        assertThat(after).isNotEqualTo(before);
    }

    /** Moments, decay and the steps that bias correction counts: all as at the start. */
    @ParameterizedTest
    @CsvSource({"adam, 0", "adam, 0.1", "sgd, 0.1"})
    void aStateThatForgetsEverythingIsThatOfANewTraining(String optimizer, double decay) {
        TrainingPlan plan = plan(optimizer, decay);
        TrainingState state = start(plan);
        DenseTrainer trainer = new DenseTrainer(plan);
        trainer.carryOn(state, DATA, Seed.of(1), TrainingObserver.NONE);
        TrainingState anew = TrainingState.start(state.network().copy(), plan.optimizer());
        state.forget(0, 100);
        state.forget(100, state.network().parameters().length - 100);
        trainer.carryOn(state, DATA, Seed.of(2), TrainingObserver.NONE);
        trainer.carryOn(anew, DATA, Seed.of(2), TrainingObserver.NONE);
        assertThat(state.network().parameters()).isEqualTo(anew.network().parameters());
    }

    @Test
    void whatOtherParametersForgetDoesNotTouchThese() {
        TrainingPlan plan = plan("adam", 0.1);
        TrainingState state = start(plan);
        new DenseTrainer(plan).carryOn(state, DATA, Seed.of(1), TrainingObserver.NONE);
        TrainingState whole = state.copy();
        state.forget(40, 30);
        float[] gradients = new float[state.network().parameters().length];
        Arrays.fill(gradients, 0.5f);
        for (int step = 0; step < 3; step++) {
            state.updater().step(gradients, 0.01, new Crew());
            whole.updater().step(gradients, 0.01, new Crew());
        }
        float[] parts = state.network().parameters();
        float[] all = whole.network().parameters();
        assertThat(Arrays.copyOf(parts, 40)).isEqualTo(Arrays.copyOf(all, 40));
        assertThat(Arrays.copyOfRange(parts, 70, parts.length))
                .isEqualTo(Arrays.copyOfRange(all, 70, all.length));
        assertThat(parts[55]).isNotEqualTo(all[55]);
    }

    /** Under one gradient, bias correction makes every update one learning rate. */
    @Test
    void eachResetCountsItsOwnStepsAndACopyCountsOn() {
        TrainingPlan plan = plan("adam", 0);
        TrainingState state = start(plan);
        int length = state.network().parameters().length;
        float[] gradients = new float[length];
        Arrays.fill(gradients, 0.5f);
        state.updater().step(gradients, 0.01, new Crew());
        for (int reset = 0; reset < 3; reset++) {
            state.forget(10 * reset, 15);
            for (int step = 0; step < 7; step++) {
                TrainingState copy = state.copy();
                float[] before = state.network().parameters().clone();
                state.updater().step(gradients, 0.01, new Crew());
                copy.updater().step(gradients, 0.01, new Crew());
                float[] after = state.network().parameters();
                assertThat(copy.network().parameters()).isEqualTo(after);
                for (int i = 0; i < length; i++) {
                    assertThat(before[i] - after[i]).isCloseTo(0.01f, within(1e-5f));
                }
            }
        }
    }

    private static TrainingPlan plan(String optimizer) {
        return plan(optimizer, 0);
    }

    private static TrainingPlan plan(String optimizer, double decay) {
        return new TrainingPlan(
                Task.CLASSIFICATION, Optimizer.named(optimizer, null, decay), 0.01, 32, 2);
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
