package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.prune.QuantizedLayers.dynamic;
import static org.rekindle.onnx.prune.QuantizedLayers.dynamicDepthwise;
import static org.rekindle.onnx.prune.QuantizedLayers.qLinearConv;
import static org.rekindle.onnx.prune.QuantizedLayers.qLinearDepthwise;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

/** Units that rest at another number than 0: a zero point, or the lower bound of a Clip. */
class QuantizedUnitsPruningTest {
    @Test
    void unitsThatAreQuantizedToTheZeroPointGo() {
        Dead.assertGoneAfterRun(
                quantizedBetween(ElementKind.UINT8, 0), List.of(Set.of(1, 4)), 2, 4);
    }

    @Test
    void theZeroPointNeedNotBeZero() {
        Dead.assertGoneAfterRun(
                quantizedBetween(ElementKind.INT8, Byte.MIN_VALUE), List.of(Set.of(1, 4)), 2, 4);
    }

    @Test
    void channelsThatAreComputedInWholeNumbersGo() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4);
        String zero = models.whole(ElementKind.UINT8, new double[] {128});
        String scale = models.constant(new double[] {0.05});
        models.node("QuantizeLinear", List.of("x", scale, zero))
                .with(qLinearConv(3, 6, 0, Set.of(1, 4)))
                .with(qLinearConv(6, 2, 128, Set.of()));
        models.node("DequantizeLinear", List.of(models.last(), scale, zero));
        Dead.assertGoneAfterRun(models.build(), List.of(Set.of(1, 4)), 2, 3, 4, 4);
    }

    @Test
    void theNextBiasTakesUpTheLowerBoundOfAClip() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 6, true, Set.of(1, 4));
        String least = models.constant(new double[] {-1});
        String most = models.constant(new double[] {1});
        models.node("Clip", List.of(models.last(), least, most)).gemm(6, 2, true, Set.of());
        Dead.assertGone(models.build(), List.of(Set.of(1, 4)), 2, 4);
    }

    @Test
    void unitsBeforeAndBehindADynamicQuantizationGo() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 6, true, Set.of(1, 4))
                        .relu()
                        .with(dynamic("MatMulInteger", 6, 5, Set.of(0)))
                        .relu()
                        .gemm(5, 2, true, Set.of())
                        .build();
        PrunedModel pruned = Dead.assertGoneAfterRun(model, List.of(Set.of(1, 4), Set.of(0)), 2, 4);
        assertThat(byteMatrices(pruned)).containsExactly(List.of(4L, 4L));
    }

    @Test
    void channelsBeforeAndBehindADynamicQuantizationGo() {
        Model model =
                PruneModels.on(-1, 3, 4, 4)
                        .conv(3, 6, 3, 1, Set.of(1, 4))
                        .relu()
                        .with(dynamic("ConvInteger", 6, 5, Set.of(0)))
                        .relu()
                        .conv(5, 2, 3, 1, Set.of())
                        .build();
        Dead.assertGoneAfterRun(model, List.of(Set.of(1, 4), Set.of(0)), 2, 3, 4, 4);
    }

    @Test
    void whatAScaleIsComputedFromIsComputedAsBefore() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 4, true, Set.of());
        Model model =
                models.with(dynamic("MatMulInteger", 4, 5, Set.of(0, 1)))
                        .relu()
                        .gemm(5, 2, true, Set.of())
                        .build();
        PrunedModel pruned = Dead.assertGoneAfterRun(model, List.of(Set.of(0, 1)), 2, 4);
        assertThat(byteMatrices(pruned)).containsExactly(List.of(4L, 3L));
    }

    @Test
    void aQuantizedSumLosesWhatItRectifies() {
        PruneModels models = quantizedImages();
        String input = models.last();
        String one = models.with(qLinearConv(3, 6, 128, Set.of(1, 4))).last();
        String other = models.from(input).with(qLinearConv(3, 6, 128, Set.of(1, 4))).last();
        String scale = models.constant(new double[] {2.5});
        String middle = models.whole(ElementKind.UINT8, new double[] {128});
        String zero = models.whole(ElementKind.UINT8, new double[] {0});
        models.node("QLinearAdd", List.of(one, scale, middle, other, scale, middle, scale, zero))
                .ofRuntime();
        models.with(qLinearConv(6, 2, 128, Set.of()));
        models.node("DequantizeLinear", List.of(models.last(), scale, middle));
        Dead.assertGoneAfterRun(models.build(), List.of(Set.of(1, 4)), 2, 3, 4, 4);
    }

    @Test
    void aQuantizedProductLosesWhatStandsAtTheZeroPoint() {
        PruneModels models = quantizedImages();
        String input = models.last();
        String one = models.with(qLinearConv(3, 6, 0, Set.of(1, 4))).last();
        String other = models.from(input).with(qLinearConv(3, 6, 128, Set.of())).last();
        String scale = models.constant(new double[] {2.5});
        String coarse = models.constant(new double[] {400});
        String middle = models.whole(ElementKind.UINT8, new double[] {128});
        String zero = models.whole(ElementKind.UINT8, new double[] {0});
        models.node("QLinearMul", List.of(one, scale, zero, other, scale, middle, coarse, middle))
                .ofRuntime();
        models.node("DequantizeLinear", List.of(models.last(), coarse, middle));
        Model model = models.conv(6, 2, 1, 0, Set.of()).build();
        PrunedModel pruned = Dead.assertGoneAfterRun(model, List.of(Set.of(1, 4)), 2, 3, 4, 4);
        // A scale of each unit in both convolutions, and what the last one reads of them.
        assertThat(pruned.parametersBefore() - pruned.parametersAfter()).isEqualTo(2 * (1 + 1 + 2));
    }

    @Test
    void aConvolutionOfEachChannelAloneLosesThemInWholeNumbers() {
        Model model =
                PruneModels.on(-1, 4, 3, 3)
                        .with(dynamicDepthwise(4, Set.of(1, 2)))
                        .relu()
                        .conv(4, 2, 3, 1, Set.of())
                        .build();
        Dead.assertGoneAfterRun(model, List.of(Set.of(1, 2)), 2, 4, 3, 3);
    }

    @Test
    void aQuantizedConvolutionOfEachChannelAloneLosesThem() {
        PruneModels models = quantizedImages().with(qLinearConv(3, 6, 128, Set.of()));
        models.with(qLinearDepthwise(6, Set.of(1, 4))).with(qLinearConv(6, 2, 128, Set.of()));
        String scale = models.constant(new double[] {2.5});
        String middle = models.whole(ElementKind.UINT8, new double[] {128});
        models.node("DequantizeLinear", List.of(models.last(), scale, middle));
        Dead.assertGoneAfterRun(models.build(), List.of(Set.of(1, 4)), 2, 3, 4, 4);
    }

    @Test
    void aFusedConvolutionThatAddsLosesWhatItAdds() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4);
        String added = models.conv(3, 4, 3, 1, Set.of()).last();
        models.from("x").conv(3, 4, 3, 1, Set.of(1));
        models.fused(added, "Relu").conv(4, 2, 3, 1, Set.of());
        Dead.assertGoneAfterRun(models.build(), List.of(Set.of(1)), 2, 3, 4, 4);
    }

    private static List<List<Long>> byteMatrices(PrunedModel pruned) {
        return pruned.model().getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getDataType() == ElementKind.UINT8.dataType())
                .map(tensor -> tensor.getDimsList())
                .filter(dims -> dims.size() == 2)
                .toList();
    }

    private static PruneModels quantizedImages() {
        PruneModels models = PruneModels.on(-1, 3, 4, 4);
        String zero = models.whole(ElementKind.UINT8, new double[] {128});
        String scale = models.constant(new double[] {0.05});
        return models.node("QuantizeLinear", List.of("x", scale, zero));
    }

    private static Model quantizedBetween(ElementKind type, int zeroPoint) {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 6, true, Set.of(1, 4));
        String scale = models.constant(new double[] {0.02});
        String zero = models.whole(type, new double[] {zeroPoint});
        models.node("QuantizeLinear", List.of(models.last(), scale, zero));
        return models.node("DequantizeLinear", List.of(models.last(), scale, zero))
                .gemm(6, 2, true, Set.of())
                .build();
    }
}
