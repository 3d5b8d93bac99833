package org.rekindle.onnx.prune;

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
                .qLinearConv(3, 6, 0, Set.of(1, 4))
                .qLinearConv(6, 2, 128, Set.of());
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
