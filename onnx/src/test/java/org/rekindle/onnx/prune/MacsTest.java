package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.runtime.Probe;

class MacsTest {

    @Test
    void eachPositionOfAConvolutionAddsUpItsKernel() {
        Model model = PruneModels.on(-1, 3, 8, 8).conv(3, 4, 3, 1, Set.of()).build();
        assertThat(count(model)).isEqualTo(8 * 8 * 4 * 3 * 9);
    }

    @Test
    void channelsThatAreApartAddUpTheirOwn() {
        Model model = PruneModels.on(-1, 3, 8, 8).depthwise(3, 3, 0, Set.of()).build();
        assertThat(count(model)).isEqualTo(6 * 6 * 3 * 9);
    }

    @Test
    void aProductAddsUpItsFeaturesForEachRow() {
        PruneModels models = PruneModels.on(-1, 5, 4).matMul(4, 6);
        Model model = models.einsum("bti,io->bto", models.weights(6, 3)).build();
        assertThat(count(model)).isEqualTo(5 * 4 * 6 + 5 * 6 * 3);
    }

    @Test
    void aRecurrentLayerUsesAllWeightsAtEachStep() {
        PruneModels models = PruneModels.on(-1, 6, 4);
        String weights = models.weights(1, 20, 4);
        String recurrence = models.weights(1, 20, 5);
        models.node(
                "LSTM", List.of("x", weights, recurrence), PruneModels.integer("hidden_size", 5));
        assertThat(count(models.build())).isEqualTo(6 * (20 * 4 + 20 * 5));
    }

    @Test
    void withoutARunNothingIsCounted() {
        Model model = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of()).build();
        assertThat(Macs.count(model.graph(), ShownShapes.none())).isEmpty();
    }

    private static long count(Model model) {
        ShownShapes shown = ShownShapes.of(model, Probe.noise(model, 2, 1), 1);
        return Macs.count(model.graph(), shown).orElseThrow();
    }
}
