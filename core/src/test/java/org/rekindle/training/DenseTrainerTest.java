package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Status;

class DenseTrainerTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(32, 19), 3);
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "prelu", "elu"})
    void everyActivationLearns(String name) {
        TrainingResult result = train(network(Activation.named(name), 0), 0.01, 20);
        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.epochs()).isEqualTo(20);
        assertThat(result.lastEpoch().orElseThrow().validation().score()).isGreaterThan(0.85);
    }

    @Test
    void aRegressionLearnsToo() {
        NetworkShape shape = new NetworkShape(8, List.of(32, 32), 1);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(1));
        TrainingResult result =
                new DenseTrainer(
                                new TrainingPlan(
                                        Task.REGRESSION, Adam.withWeightDecay(0), 0.01, 50, 30))
                        .train(
                                network,
                                Samples.data(Task.REGRESSION),
                                Seed.of(2),
                                TrainingObserver.NONE);
        assertThat(result.lastEpoch().orElseThrow().validation().score()).isGreaterThan(0.85);
    }

    /** The plain kernels and the vector kernels give the same network, bit for bit. */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "prelu", "elu"})
    void theResultDoesNotDependOnTheKernels(String name) {
        DenseNetwork plain = network(Activation.named(name), 0);
        DenseNetwork fastest = plain.copy();
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0.01), 0.03, 37, 3);
        new DenseTrainer(plan, Kernels.plain())
                .train(plain, DATA, Seed.of(4), TrainingObserver.NONE);
        new DenseTrainer(plan, Kernels.fastest())
                .train(fastest, DATA, Seed.of(4), TrainingObserver.NONE);
        assertThat(fastest.parameters()).containsExactly(plain.parameters());
    }

    @Test
    void biasesFarBelowZeroKillReluAndNotLeakyRelu() {
        TrainingResult relu = train(network(new Relu(), -8), 0.001, 5);
        TrainingResult leaky = train(network(new LeakyRelu(0.1f), -8), 0.03, 30);
        LayerSummary first = relu.layers().get(0);
        assertThat(first.bornDead()).isGreaterThan(25);
        assertThat(first.dead()).isGreaterThanOrEqualTo(first.bornDead());
        assertThat(relu.census().deadFraction()).isGreaterThan(0.9);
        assertThat(leaky.layers().get(0).dead()).isZero();
        assertThat(leaky.lastEpoch().orElseThrow().validation().score()).isGreaterThan(0.85);
    }

    @Test
    void divergenceEndsTheRunAndKeepsWhatItHad() {
        DenseNetwork network = network(new Relu(), 0);
        TrainingResult result =
                new DenseTrainer(new TrainingPlan(Task.CLASSIFICATION, new Sgd(0, 0), 1e36, 50, 10))
                        .train(network, DATA, Seed.of(2), TrainingObserver.NONE);
        assertThat(result.status()).isEqualTo(Status.DIVERGED);
        assertThat(result.epochs()).isLessThan(10);
        assertThat(result.layers()).hasSize(2);
        assertThat(result.census().samples()).isEqualTo(320);
    }

    @Test
    void anObserverSeesEveryStepAndEpochAndMayStopTheRun() {
        List<Long> steps = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        TrainingObserver observer =
                new TrainingObserver() {
                    @Override
                    public void onStart(TrainingState state, NetworkCensus atStepZero) {
                        assertThat(steps).isEmpty();
                    }

                    @Override
                    public void onStep(long step, double loss, FiringHistory firing) {
                        steps.add(step);
                    }

                    @Override
                    public void onEpoch(EpochReport report, FiringHistory firing) {
                        epochs.add(report.epoch());
                    }

                    @Override
                    public boolean shouldStop() {
                        return steps.size() == 25;
                    }
                };
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.01, 50, 30);
        TrainingResult result =
                new DenseTrainer(plan).train(network(new Relu(), 0), DATA, Seed.of(2), observer);
        assertThat(result.status()).isEqualTo(Status.STOPPED);
        assertThat(steps).hasSize(25).startsWith(1L).endsWith(25L);
        assertThat(epochs).containsExactly(1, 2);
    }

    @Test
    void theHistoryKnowsWhenEachUnitLastFired() {
        long[] lastFired = new long[1];
        int[] silent = new int[1];
        TrainingObserver observer =
                new TrainingObserver() {
                    @Override
                    public void onEpoch(EpochReport report, FiringHistory firing) {
                        silent[0] = firing.silent(0);
                        lastFired[0] = 0;
                        for (int unit = 0; unit < 32; unit++) {
                            assertThat(firing.firedThisEpoch(0, unit)).isBetween(0, 500);
                            lastFired[0] = Math.max(lastFired[0], firing.lastFiredStep(0, unit));
                        }
                    }
                };
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.001, 50, 3);
        new DenseTrainer(plan).train(network(new Relu(), 0), DATA, Seed.of(2), observer);
        assertThat(silent[0]).isZero();
        assertThat(lastFired[0]).isEqualTo(30);
        new DenseTrainer(plan).train(network(new Relu(), -100), DATA, Seed.of(2), observer);
        assertThat(silent[0]).isEqualTo(32);
        assertThat(lastFired[0]).isZero();
    }

    @Test
    void weightDecayReachesWeightsAndNotBiasesOrSlopes() {
        DenseNetwork network = network(new PRelu(), 0.5f);
        float weight = network.parameters()[0];
        float[] before = network.parameters().clone();
        float[] noGradient = new float[before.length];
        Adam.withWeightDecay(0.1)
                .start(network, Kernels.fastest())
                .step(noGradient, 0.5, new Crew());
        new Sgd(0.9, 0.1).start(network, Kernels.fastest()).step(noGradient, 0.5, new Crew());
        DenseLayer layer = network.hidden().get(0);
        int bias = layer.affine().biases();
        assertThat(network.parameters()[0]).isEqualTo(0.95f * (0.95f * weight));
        assertThat(network.parameters()[bias]).isEqualTo(before[bias]);
        assertThat(network.parameters()[layer.slopes()]).isEqualTo(0.25f);
    }

    @Test
    void aValidationSetTooSmallForVerdictsIsCountedWithTheTrainingSet() {
        Dataset few = Samples.of(Task.CLASSIFICATION, 100, 3);
        assertThat(new TrainingData(DATA.train(), few).censusScope())
                .isEqualTo("600 validation and training samples");
        assertThat(DATA.censusScope()).isEqualTo("320 validation samples");
        TrainingResult result =
                new DenseTrainer(
                                new TrainingPlan(
                                        Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.01, 50, 1))
                        .train(
                                network(new Relu(), 0),
                                new TrainingData(DATA.train(), few),
                                Seed.of(2),
                                TrainingObserver.NONE);
        assertThat(result.census().samples()).isEqualTo(600);
    }

    @Test
    void ratesThatAreNotAboveZeroAreRefused() {
        assertThatThrownBy(() -> new TrainingPlan(Task.REGRESSION, new Sgd(0, 0), 0, 50, 1))
                .hasMessage("the learning rate must be a finite number above 0, but is 0.0");
        assertThatThrownBy(
                        () -> new TrainingPlan(Task.REGRESSION, new Sgd(0, 0), Double.NaN, 50, 1))
                .hasMessageContaining("NaN");
    }

    private static TrainingResult train(DenseNetwork network, double rate, int epochs) {
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), rate, 50, epochs);
        return new DenseTrainer(plan).train(network, DATA, Seed.of(2), TrainingObserver.NONE);
    }

    private static DenseNetwork network(Activation activation, float bias) {
        return DenseNetwork.initialize(
                SHAPE, activation, VarianceScaling.HE_NORMAL, bias, Seed.of(1));
    }
}
