package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Relu;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.FixedScale;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Change;

/** Networks without biases, and networks whose output passes through a ReLU. */
class OwnArchitectureTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(24, 16), 3);
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd"})
    void biasesStayZeroThroughTrainingAndRecycling(String optimizer) {
        TrainingPlan plan =
                new TrainingPlan(
                        Task.CLASSIFICATION, Optimizer.named(optimizer, null, 0.01), 0.05, 50, 5);
        Recipe recipe = new Recipe(SHAPE.withoutBiases(), new Relu(), plan, 1);
        TrainingState state = TrainingState.start(recipe.initialNetwork(), plan.optimizer());
        recipe.train(state, DATA, TrainingObserver.NONE);
        assertNoBias(state.network());
        BitSet alive = new BitSet();
        alive.set(0, 8);
        Recycling.recycle(
                state,
                List.of(alive, alive),
                Recycling.donorFor(state.network(), Seed.of(2)),
                DATA.validation());
        recipe.train(state, DATA, TrainingObserver.NONE);
        assertNoBias(state.network());
        assertThat(state.network().parameters()).isNotEqualTo(recipe.initialNetwork().parameters());
    }

    @Test
    void aDeadOutputUnitIsSeenAndNamed() {
        Recipe recipe = deadOutput();
        PastRun run = new PastRun(recipe, DATA);
        var watched = run.watch(() -> false);
        List<LayerCensus> layers = watched.outcome().census().layers();
        assertThat(layers).extracting(LayerCensus::layer).containsExactly("hidden_1", "output");
        assertThat(layers.get(0).dead()).isZero();
        assertThat(layers.get(1).dead()).isEqualTo(3);
        assertThat(watched.outcome().census().collapsed()).isTrue();
        assertThat(watched.lives()).extracting(LifeLine::layer).contains("output");
        assertThat(watched.lives()).hasSize(6 + 3);
    }

    @Test
    void recyclingADeadOutputBringsItBack() {
        Recipe recipe = deadOutput();
        TrainingState state =
                TrainingState.start(recipe.initialNetwork(), recipe.plan().optimizer());
        TrainingResult result = recipe.train(state, DATA, TrainingObserver.NONE);
        Recycling.Report report =
                Recycling.recycle(
                        state,
                        Recycling.dead(result.census()),
                        Recycling.donorFor(state.network(), Seed.of(2)),
                        DATA.validation());
        assertThat(report.units()).isEqualTo(3);
        assertThat(report.firing()).isEqualTo(3);
        assertThat(report.largestChange()).isPositive();
    }

    @Test
    void everyTreatmentKeepsTheArchitecture() {
        Recipe recipe =
                deadOutput()
                        .with(Change.NONE.withStart(VarianceScaling.HE_NORMAL, 0))
                        .with(Change.NONE.withWidthFactor(2));
        assertThat(recipe.shape().hidden()).containsExactly(12);
        assertThat(recipe.shape().rectifiedOutput()).isTrue();
        assertThat(recipe.shape().biases()).isFalse();
        assertThat(recipe.initialNetwork().activated()).hasSize(2);
        assertThat(recipe.shape().linear().rectifiedOutput()).isFalse();
    }

    /** Hidden units are positive and the weights of the output are negative. */
    private static Recipe deadOutput() {
        NetworkShape shape =
                new NetworkShape(8, List.of(6), 3).withRectifiedOutput().withoutBiases();
        TrainingPlan plan = new TrainingPlan(Task.CLASSIFICATION, new Sgd(0, 0), 1e-9, 50, 2);
        return new Recipe(
                shape, new Relu(), negativeOutput(shape), Collections.nCopies(1, 0f), plan, 1);
    }

    /** He for the hidden layer, and output weights of −1. */
    private static GivenWeights negativeOutput(NetworkShape shape) {
        DenseNetwork drawn =
                DenseNetwork.initialize(
                        shape, new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(1));
        DenseNetwork negative =
                DenseNetwork.initialize(shape, new Relu(), FixedScale.constant(-1), 0, Seed.of(1));
        return GivenWeights.of(
                List.of(
                        layer(drawn, drawn.hidden().get(0).affine()),
                        layer(negative, negative.output())));
    }

    private static GivenWeights.Layer layer(DenseNetwork network, Affine affine) {
        float[] weights = new float[affine.fanIn() * affine.units()];
        System.arraycopy(network.parameters(), affine.weights(), weights, 0, weights.length);
        return new GivenWeights.Layer(
                affine.fanIn(), weights, new float[affine.units()], new float[0]);
    }

    private static void assertNoBias(DenseNetwork network) {
        for (DenseLayer layer : network.hidden()) {
            assertZero(network, layer.affine());
        }
        assertZero(network, network.output());
    }

    private static void assertZero(DenseNetwork network, Affine affine) {
        for (int unit = 0; unit < affine.units(); unit++) {
            assertThat(network.parameters()[affine.biases() + unit]).isZero();
        }
    }
}
