package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
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
    void aSkipConnectionGetsTheUpperBoundBack() {
        PruneModels models = PruneModels.on(-1, 4).matMul(4, 4);
        double[] bias = {0, 1, -PruneModels.DEADLY, 0};
        models.node("Add", List.of(models.last(), models.constant(bias, 4))).relu6();
        models.node("Add", List.of(models.last(), "x"));
        assertGoneAbove(models.gemm(4, 3, true, Set.of()).build(), Set.of(2), 3, 4);
    }

    @Test
    void theBoundOfMinTakesItsPlaceInTheNextBias() {
        PruneModels models = PruneModels.on(-1, 4).matMul(4, 4);
        double[] bias = {0, 1, -PruneModels.DEADLY, 0};
        models.node("Add", List.of(models.last(), models.constant(bias, 4)));
        String six = models.constant(new double[] {6});
        String zero = models.constant(new double[] {0});
        models.node("Max", List.of(models.last(), zero));
        models.node("Min", List.of(models.last(), six));
        assertGoneAbove(models.gemm(4, 3, true, Set.of()).build(), Set.of(2), 3, 4);
    }

    @Test
    void aPaddedConvolutionGetsBothBoundsBack() {
        PruneModels models = PruneModels.on(-1, 3, 8, 8).conv(3, 6, 3, 1, Set.of(1, 4));
        double[] shift = {0, 0, -PruneModels.DEADLY, 0, 0, 0};
        models.node("Add", List.of(models.last(), models.constant(shift, 6, 1, 1)));
        String least = models.constant(new double[] {-1});
        String most = models.constant(new double[] {1});
        models.node("Clip", List.of(models.last(), least, most));
        Model model = models.conv(6, 4, 3, 1, Set.of()).build();
        var rectifier = Rectifiers.of(model).get(0);
        PrunedModel pruned =
                Pruning.prune(
                        model,
                        Map.of(rectifier, Set.of(1, 4)),
                        Map.of(rectifier, Set.of(2)),
                        ShownShapes.none());
        assertThat(pruned.kept()).isEmpty();
        assertThat(pruned.removed().values()).containsExactly(3);
        // Their weights and shifts go, and the two bounds come.
        assertThat(pruned.parametersBefore() - pruned.parametersAfter())
                .isEqualTo(3 * (3 * 9 + 1) + 3 - 2);
        Outputs.assertSame(model.proto(), pruned.model(), IMAGE);
    }

    @Test
    void anOutputGetsTheBoundBack() {
        PruneModels models = PruneModels.on(-1, 4).matMul(4, 4);
        double[] bias = {0, 1, -PruneModels.DEADLY, 0};
        models.node("Add", List.of(models.last(), models.constant(bias, 4))).relu6();
        assertGoneAbove(models.build(), Set.of(2), 3, 4);
    }

    @Test
    void aSumOfABoundAndAZeroIsNotTakenForZero() {
        PruneModels models = PruneModels.on(-1, 4);
        String zero = models.gemm(4, 4, true, Set.of(2)).relu().last();
        double[] bias = {0, 1, -PruneModels.DEADLY, 0};
        models.from("x").matMul(4, 4);
        models.node("Add", List.of(models.last(), models.constant(bias, 4))).relu6();
        models.node("Add", List.of(zero, models.last()));
        Model model = models.gemm(4, 3, true, Set.of()).build();
        List<Rectifier> rectifiers = Rectifiers.of(model);
        PrunedModel pruned =
                Pruning.prune(
                        model,
                        Map.of(rectifiers.get(0), Set.of(2)),
                        Map.of(rectifiers.get(1), Set.of(2)),
                        ShownShapes.none());
        assertThat(pruned.removed().values()).containsExactly(1, 1);
        Outputs.assertSame(model.proto(), pruned.model(), 3, 4);
    }

    private static void assertGoneAbove(Model model, Set<Integer> above, long... dims) {
        var rectifier = Rectifiers.of(model).get(0);
        PrunedModel pruned =
                Pruning.prune(model, Map.of(), Map.of(rectifier, above), ShownShapes.none());
        assertThat(pruned.kept()).isEmpty();
        assertThat(pruned.removed().values()).containsExactly(above.size());
        assertThat(pruned.parametersAfter()).isLessThan(pruned.parametersBefore());
        Outputs.assertSame(model.proto(), pruned.model(), dims);
    }
}
