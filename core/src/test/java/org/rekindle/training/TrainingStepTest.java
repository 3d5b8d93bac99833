package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class TrainingStepTest {
    private static final int BATCH = 32;

    /** Less than the smallest of its arrays; an iterator takes 32 bytes where none is compiled. */
    private static final long A_FEW_ITERATORS = 128;

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "prelu", "elu"})
    void aStepAllocatesNoArray(String activation) {
        Dataset data = Samples.of(Task.CLASSIFICATION, BATCH, 1);
        DenseNetwork network =
                DenseNetwork.initialize(
                        new NetworkShape(data.features(), List.of(32, 32), 3),
                        Activation.named(activation),
                        VarianceScaling.HE_NORMAL,
                        0,
                        Seed.of(1));
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0.01), 0.001, BATCH, 1);
        TrainingStep step = new TrainingStep(network, plan, BATCH, Kernels.plain());
        int[] order = IntStream.range(0, BATCH).toArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int steps = 20;
        long before = 0;
        for (int i = -steps; i < steps; i++) {
            if (i == 0) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            step.run(data, order, 0, BATCH);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(steps * A_FEW_ITERATORS);
    }
}
