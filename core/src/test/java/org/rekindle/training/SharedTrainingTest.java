package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.internal.Parallel;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Progress;

/** One training of a large network, on all threads that are idle. */
class SharedTrainingTest {
    private static final NetworkShape LARGE = new NetworkShape(8, List.of(353, 300), 3);
    private static final NetworkShape SMALL = new NetworkShape(8, List.of(20), 3);
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theNetworkHasTheSameBitsOnAnyNumberOfThreads(int threads) {
        for (Optimizer optimizer : List.of(Adam.withWeightDecay(0.01), new Sgd(0.9, 0))) {
            DenseNetwork alone = network(LARGE);
            plan(optimizer).train(alone, DATA, Seed.of(4), TrainingObserver.NONE);
            DenseNetwork shared = network(LARGE);
            assertThat(train(shared, optimizer, threads)).hasSize(threads - 1);
            assertThat(shared.parameters()).containsExactly(alone.parameters());
        }
    }

    @Test
    void thePlainKernelsShareTheWorkToo() {
        DenseNetwork fastest = network(LARGE);
        train(fastest, new Sgd(0.9, 0), 2);
        DenseNetwork plain = network(LARGE);
        new DenseTrainer(
                        new TrainingPlan(Task.CLASSIFICATION, new Sgd(0.9, 0), 0.01, 64, 1),
                        Kernels.plain())
                .train(plain, DATA, Seed.of(4), TrainingObserver.NONE);
        assertThat(fastest.parameters()).containsExactly(plain.parameters());
    }

    @Test
    void aSmallNetworkBorrowsNoThreads() {
        assertThat(train(network(SMALL), new Sgd(0, 0), 4)).isEmpty();
    }

    @Test
    void helpersHaveEndedWhenTheTrainingFails() {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        List.of(1),
                                        3,
                                        (run, stop) ->
                                                plan(new Sgd(0, 0))
                                                        .train(
                                                                network(LARGE),
                                                                DATA,
                                                                Seed.of(4),
                                                                failingWith(helpers)),
                                        Progress.NONE))
                .hasMessage("an observer");
        assertThat(helpers).hasSize(2).noneMatch(Thread::isAlive);
    }

    private static TrainingObserver failingWith(Set<Thread> helpers) {
        return new TrainingObserver() {
            @Override
            public void onStep(long step, double loss, FiringHistory firing) {
                helpers.addAll(helpers());
                throw new IllegalStateException("an observer");
            }
        };
    }

    /** Trains as the only run on so many threads; returns the helpers that it had. */
    private static Set<Thread> train(DenseNetwork network, Optimizer optimizer, int threads) {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        TrainingObserver observer =
                new TrainingObserver() {
                    @Override
                    public void onStep(long step, double loss, FiringHistory firing) {
                        helpers.addAll(helpers());
                    }
                };
        Parallel.map(
                List.of(1),
                threads,
                (run, stop) -> plan(optimizer).train(network, DATA, Seed.of(4), observer),
                Progress.NONE);
        assertThat(helpers).noneMatch(Thread::isAlive);
        return helpers;
    }

    private static Set<Thread> helpers() {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("rekindle-helper")) {
                helpers.add(thread);
            }
        }
        return helpers;
    }

    private static DenseTrainer plan(Optimizer optimizer) {
        return new DenseTrainer(new TrainingPlan(Task.CLASSIFICATION, optimizer, 0.01, 64, 1));
    }

    private static DenseNetwork network(NetworkShape shape) {
        return DenseNetwork.initialize(
                shape, Activation.named("prelu"), VarianceScaling.HE_NORMAL, 0, Seed.of(3));
    }
}
