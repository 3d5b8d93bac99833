package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Zeros of dead units that become another number, the same everywhere. */
class ConstantUnitsTest {
    private static final long[] IMAGE = {2, 3, 8, 8};

    @Test
    void theBiasOfGemmTakesThemUp() {
        for (boolean transposed : new boolean[] {false, true}) {
            Model model =
                    PruneModels.on(-1, 4)
                            .gemm(4, 8, true, Set.of(1, 2))
                            .relu()
                            .add(8, Set.of())
                            .op("Sigmoid")
                            .gemm(8, 3, transposed, Set.of())
                            .build();
            Dead.assertGone(model, List.of(Set.of(1, 2)), 3, 4);
        }
    }

    @Test
    void aProductWithoutBiasGetsOne() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 8, true, Set.of(1, 2))
                        .relu()
                        .op("Exp")
                        .matMul(8, 5)
                        .add(5, Set.of(0))
                        .relu()
                        .matMul(5, 2)
                        .build();
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(1, 2), Set.of(0)), 3, 4);
        assertThat(pruned.model().getGraph().getNodeCount())
                .isEqualTo(model.graph().nodes().size() + 1);
    }

    @Test
    void anUnpaddedConvolutionTakesUpWhatNormalizationShifts() {
        Model model =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 6, 3, 1, Set.of(3))
                        .relu()
                        .batchNorm(6, Set.of())
                        .conv(6, 4, 3, 0, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(3)), IMAGE);
    }

    @Test
    void beforeAPaddedConvolutionTheyComeBackAsZeros() {
        Model model =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 6, 3, 1, Set.of(3))
                        .relu()
                        .batchNorm(6, Set.of())
                        .conv(6, 4, 3, 1, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(3)), IMAGE);
    }

    @Test
    void halvesAreTooCoarseForABiasSoThatZerosComeBack() {
        Model model =
                PruneModels.on(-1, 4)
                        .of(ElementKind.FLOAT16)
                        .gemm(4, 8, true, Set.of(1))
                        .relu()
                        .op("Sigmoid")
                        .gemm(8, 3, true, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(1)), 3, 4);
    }

    @Test
    void whatADepthwiseConvolutionMakesOfZerosIsItsBias() {
        Model model =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 6, 1, 0, Set.of(1, 5))
                        .relu()
                        .depthwise(6, 3, 1, Set.of(4))
                        .op("Tanh")
                        .build();
        Dead.assertGone(model, List.of(Set.of(1, 5)), IMAGE);
        Model folded =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 6, 1, 0, Set.of(1, 5))
                        .relu()
                        .depthwise(6, 3, 1, Set.of(4))
                        .relu()
                        .conv(6, 2, 1, 0, Set.of())
                        .build();
        Dead.assertGone(folded, List.of(Set.of(1, 5), Set.of(4)), IMAGE);
    }

    @Test
    void aUnitAtItsUpperBoundIsTakenUpByTheNextBias() {
        PruneModels models = PruneModels.on(-1, 4).matMul(4, 6);
        double[] bias = {0, 1, -PruneModels.DEADLY, 0, PruneModels.DEADLY, 1};
        models.node("Add", List.of(models.last(), models.constant(bias, 6))).relu6();
        Model model = models.gemm(6, 3, true, Set.of()).build();
        var rectifier = Rectifiers.of(model).get(0);
        PrunedModel pruned =
                Pruning.prune(
                        model,
                        Map.of(rectifier, Set.of(4)),
                        Map.of(rectifier, Set.of(2)),
                        ShownShapes.none());
        assertThat(pruned.kept()).isEmpty();
        assertThat(pruned.removed().values()).containsExactly(2);
        Outputs.assertSame(model.proto(), pruned.model(), 3, 4);
    }

    @Test
    void aUnitAtItsUpperBoundStaysBeforeASkipConnection() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 4, true, Set.of()).relu6();
        models.node("Add", List.of(models.last(), "x"));
        Model model = models.gemm(4, 3, true, Set.of()).build();
        var rectifier = Rectifiers.of(model).get(0);
        PrunedModel pruned =
                Pruning.prune(model, Map.of(), Map.of(rectifier, Set.of(2)), ShownShapes.none());
        assertThat(pruned.kept().values())
                .singleElement()
                .asString()
                .contains("combines them with another computed value");
        assertThat(pruned.model()).isEqualTo(model.proto());
    }
}
