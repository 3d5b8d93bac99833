package org.rekindle.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.Samples;

class PreActivationTallyTest {
    private static final Dataset DATA = Samples.of(Task.CLASSIFICATION, 400, 3);

    @Test
    void itCountsWhatTheNetworksOwnTallyCounts() {
        for (Activation activation : List.of(new Relu(), new LeakyRelu(), new Elu())) {
            DenseNetwork network =
                    DenseNetwork.initialize(
                            new NetworkShape(8, List.of(20, 12), 3),
                            activation,
                            VarianceScaling.HE_NORMAL,
                            -2,
                            Seed.of(1));
            ForwardPass pass = new ForwardPass(network.shape(), 400);
            pass.run(network, DATA, null, 0, 400);
            NetworkTally own = new NetworkTally(network);
            own.add(pass);
            PreActivationTally handed = new PreActivationTally();
            handed.add("hidden_1", activation, 20, pass.preActivations(0));
            handed.add("hidden_2", activation, 12, pass.preActivations(1));
            assertThat(handed.census()).isEqualTo(own.census());
        }
    }

    @Test
    void countsAreExactAndMergeLikeOnePass() {
        float[] first = {1, -1, 0, /* second unit */ -1, -2, -3};
        float[] second = {-1, 5, /* second unit */ -7, -0.5f};
        PreActivationTally whole = tally(first);
        whole.add("conv1", new Relu(), 2, second);
        UnitCensus fires = whole.census().layers().get(0).units().get(0);
        assertThat(fires).isEqualTo(new UnitCensus(5, 2, 3, 6, 6, fires.absoluteDerivativeSum()));
        UnitCensus silent = whole.census().layers().get(0).units().get(1);
        assertThat(silent).isEqualTo(new UnitCensus(5, 0, 5, 0, 0, 0));
        assertThat(tally(first).census().merge(tally(second).census())).isEqualTo(whole.census());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        PreActivationTally tally = tally(new float[] {1, 2});
        assertThatThrownBy(() -> tally.add("conv1", new Relu(), 2, new float[3]))
                .hasMessage(
                        "layer conv1 has 2 units, so the length of z must be a multiple of that, but is 3");
        assertThatThrownBy(() -> tally.add("conv1", new Elu(), 2, new float[4]))
                .hasMessage(
                        "layer conv1 was counted with 2 units of ReLU before, but now has 2 units of ELU");
        assertThatThrownBy(() -> new PreActivationTally().census())
                .hasMessage("no layer has been counted yet");
    }

    private static PreActivationTally tally(float[] z) {
        PreActivationTally tally = new PreActivationTally();
        tally.add("conv1", new Relu(), 2, z);
        return tally;
    }
}
