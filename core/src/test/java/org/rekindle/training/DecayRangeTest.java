package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.PRelu;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class DecayRangeTest {
    private final DenseNetwork network =
            DenseNetwork.initialize(
                    new NetworkShape(4, List.of(3), 2),
                    new PRelu(),
                    VarianceScaling.HE_NORMAL,
                    0,
                    Seed.of(1));

    @Test
    void rangesCoverTheParametersInOrderAndOnlyWeightsDecay() {
        assertThat(DecayRange.of(Adam.withWeightDecay(0.1), network))
                .containsExactly(
                        new DecayRange(0, 12, true),
                        new DecayRange(12, 3, false),
                        new DecayRange(15, 3, false),
                        new DecayRange(18, 6, true),
                        new DecayRange(24, 2, false));
        assertThat(network.parameters()).hasSize(26);
    }

    @Test
    void oneRangeIsEnoughWhereNothingDecays() {
        assertThat(DecayRange.of(new Sgd(0.9, 0), network))
                .containsExactly(new DecayRange(0, 26, false));
    }
}
