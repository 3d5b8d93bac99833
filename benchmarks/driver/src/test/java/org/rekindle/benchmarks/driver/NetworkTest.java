package org.rekindle.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rekindle.activation.Relu;
import org.rekindle.benchmarks.protocol.Workload;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class NetworkTest {
    static final List<Network> networks = Network.ALL;

    @Test
    void theFirstLayerNeedsNoGradientOfItsInputs() {
        Network network = new Network(new NetworkShape(5, List.of(3), 2), 10, 1);

        assertThat(network.operations()).isEqualTo(2 * 10 * (2 * 5 * 3 + 3 * 3 * 2));
    }

    @Test
    void namesSayTheWidths() {
        assertThat(Network.ALL.stream().map(Network::name))
                .containsExactly("64-128-128-10", "30-64-64-2", "784-256-128-10", "1-10x2-2");
    }

    @ParameterizedTest
    @FieldSource("networks")
    void noneIsBornDead(Network network) {
        Workload workload = network.workload(new Relu());
        DenseNetwork dense =
                DenseNetwork.initialize(
                        network.shape(), new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(0));
        float[] parameters = workload.parameters();
        System.arraycopy(parameters, 0, dense.parameters(), 0, parameters.length);
        int samples = workload.train().count();
        ForwardPass pass = new ForwardPass(network.shape(), samples, Kernels.plain());

        pass.run(
                dense,
                new Dataset(workload.train().inputs(), new float[samples], workload.inputs()),
                null,
                0,
                samples);

        int[] firing = pass.firing(network.shape().hidden().size() - 1);
        assertThat(Arrays.stream(firing).filter(fired -> fired > 0 && fired < samples))
                .isNotEmpty();
    }
}
