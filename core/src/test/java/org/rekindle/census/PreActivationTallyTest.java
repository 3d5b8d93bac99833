package org.rekindle.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.HardSwish;
import org.rekindle.activation.Relu;
import org.rekindle.activation.Relu6;
import org.rekindle.activation.Sigmoid;
import org.rekindle.activation.Tanh;
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
        for (Activation activation : Activation.all()) {
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
            if (activation.learntSlopes(1) == 0) {
                assertThat(handed.census()).isEqualTo(own.census());
            }
        }
    }

    @Test
    void aReLU6UnitAtEitherBoundIsDead() {
        LayerCensus layer = constant(new Relu6(), 7, -1, 6, 5.9f);
        assertThat(layer.units().stream().map(UnitCensus::verdict))
                .containsExactly(Verdict.DEAD, Verdict.DEAD, Verdict.DEAD, Verdict.ALWAYS_ON);
        float[] bothSides = new float[400];
        for (int i = 0; i < 400; i++) {
            bothSides[i] = i % 2 == 0 ? 7 : -1;
        }
        PreActivationTally tally = new PreActivationTally();
        tally.add("hidden_1", new Relu6(), 1, bothSides);
        assertThat(tally.census().dead()).isOne();
    }

    @Test
    void aHardswishUnitIsDeadBelowMinusThreeOnly() {
        assertThat(
                        constant(new HardSwish(), -3, -2.9f, 4).units().stream()
                                .map(UnitCensus::verdict))
                .containsExactly(Verdict.DEAD, Verdict.STUCK_NEGATIVE, Verdict.ALWAYS_ON);
    }

    @Test
    void aTanhUnitIsSaturatedOnEitherSideAndNeverStuckAbove() {
        for (Activation activation : List.of(new Tanh(), new Sigmoid())) {
            LayerCensus layer = constant(activation, 9, -9, 0.5f, -0.5f);
            assertThat(layer.units().stream().map(UnitCensus::verdict))
                    .containsExactly(
                            Verdict.SATURATED,
                            Verdict.SATURATED,
                            Verdict.ALWAYS_ON,
                            Verdict.STUCK_NEGATIVE);
            LayerSummary summary = layer.summary(0);
            assertThat(summary.saturated()).isEqualTo(2);
            assertThat(summary.stuckNegative()).isEqualTo(2);
            assertThat(summary.dead()).isZero();
        }
    }

    @Test
    void noHealthyNetworkOfAnyActivationIsSick() {
        for (Activation activation : Activation.all()) {
            DenseNetwork network =
                    DenseNetwork.initialize(
                            new NetworkShape(8, List.of(20, 12), 3),
                            activation,
                            VarianceScaling.HE_NORMAL,
                            0,
                            Seed.of(1));
            ForwardPass pass = new ForwardPass(network.shape(), 400);
            pass.run(network, DATA, null, 0, 400);
            NetworkTally tally = new NetworkTally(network);
            tally.add(pass);
            assertThat(tally.census().isHealthy()).as(activation.name()).isTrue();
        }
    }

    /** 400 samples on which each unit has the same z. */
    private static LayerCensus constant(Activation activation, float... z) {
        float[] rows = new float[z.length * 400];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = z[i / 400];
        }
        PreActivationTally tally = new PreActivationTally();
        tally.add("hidden_1", activation, z.length, rows);
        return tally.census().layers().get(0);
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
