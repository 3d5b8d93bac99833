package org.rekindle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.NetworkTally;
import org.rekindle.census.UnitCensus;
import org.rekindle.kernel.Kernels;
import org.rekindle.random.Seed;

/** The census against a naive count over the naive network. */
class TallyTest {
    private static final int SAMPLES = 357;

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "prelu", "elu"})
    void countsAreThoseOfANaiveCount(String name) {
        NetworkShape shape = new NetworkShape(6, List.of(20, 13), 2);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape,
                        Activation.named(name),
                        VarianceScaling.HE_NORMAL,
                        -1.5f,
                        Seed.of(2));
        Dataset data = data();
        NetworkCensus census = census(network, data, 64).merge(census(network, data, 300));
        NaiveNetwork naive = new NaiveNetwork(network, NaiveNetwork.parametersOf(network));
        for (int layer = 0; layer < 2; layer++) {
            for (int unit = 0; unit < shape.hidden().get(layer); unit++) {
                long fired = 0;
                double sum = 0;
                double derivatives = 0;
                for (int sample = 0; sample < SAMPLES; sample++) {
                    double z = naive.preActivations(data, sample).get(layer)[unit];
                    fired += z > 0 ? 1 : 0;
                    sum += z > 0 ? z : network.activation().value((float) z);
                    derivatives += Math.abs(network.activation().derivative((float) z));
                }
                UnitCensus counted = census.layers().get(layer).units().get(unit);
                // The data were counted twice, in batches of different sizes.
                assertThat(counted.samples()).isEqualTo(2L * SAMPLES);
                assertThat(counted.fired()).isEqualTo(2 * fired);
                assertThat(counted.activationSum()).isCloseTo(2 * sum, within(1e-3));
                if (fired == 0) {
                    assertThat(counted.absoluteDerivativeSum())
                            .isCloseTo(2 * derivatives, within(1e-3));
                }
                assertThat(counted.zeros())
                        .isEqualTo(name.equals("relu") ? 2 * (SAMPLES - fired) : 0);
            }
        }
        assertThat(census.layers().get(0).units())
                .as("the test meets units that never fire")
                .anyMatch(unit -> unit.fired() == 0);
    }

    private static NetworkCensus census(DenseNetwork network, Dataset data, int batch) {
        ForwardPass pass = new ForwardPass(network.shape(), batch, Kernels.fastest());
        NetworkTally tally = new NetworkTally(network);
        for (int from = 0; from < SAMPLES; from += batch) {
            pass.run(network, data, null, from, Math.min(batch, SAMPLES - from));
            tally.add(pass);
        }
        return tally.census();
    }

    private static Dataset data() {
        Random random = new Random(8);
        float[] inputs = new float[SAMPLES * 6];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian() * 0.4f;
        }
        return new Dataset(inputs, new float[SAMPLES], 6);
    }
}
