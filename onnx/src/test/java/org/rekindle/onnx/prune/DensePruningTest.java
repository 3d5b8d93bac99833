package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

class DensePruningTest {

    @Test
    void gemmLosesItsUnitsAndTheNextItsInputs() {
        for (boolean transposed : new boolean[] {false, true}) {
            Model model = threeLayers(PruneModels.on(-1, 4), transposed);
            PrunedModel pruned = assertThreeLayersShrink(model);
            assertThat(pruned.parametersBefore()).isEqualTo(40 + 45 + 18);
            assertThat(pruned.parametersAfter()).isEqualTo(30 + 28 + 15);
        }
    }

    @Test
    void halvesAreMovedAsTheyAre() {
        assertThreeLayersShrink(threeLayers(PruneModels.on(-1, 4).of(ElementKind.FLOAT16), false));
    }

    @Test
    void constantsInNodesAreWeightsToo() {
        assertThreeLayersShrink(threeLayers(PruneModels.on(-1, 4).withConstantNodes(), true));
    }

    @Test
    void constantsThatAreDeclaredAsInputsAreDeclaredSmaller() {
        Model model = threeLayers(PruneModels.on(-1, 4).withDeclaredConstants(), true);
        PrunedModel pruned = assertThreeLayersShrink(model);
        var declared = pruned.model().getGraph().getInput(1).getType().getTensorType().getShape();
        assertThat(declared.getDim(0).getDimValue()).isEqualTo(6);
    }

    @Test
    void matrixProductsAndTheirBiasesShrink() {
        Model model =
                PruneModels.on(-1, 4)
                        .matMul(4, 8)
                        .add(8, Set.of(0, 7))
                        .relu6()
                        .matMul(8, 3)
                        .build();
        Dead.assertGone(model, List.of(Set.of(0, 7)), 3, 4);
    }

    @Test
    void aSingleSampleNeedsNoBatchAxis() {
        Model model = PruneModels.on(4).matMul(4, 8).add(8, Set.of(2)).relu().matMul(8, 3).build();
        Dead.assertGone(model, List.of(Set.of(2)), 4);
    }

    @Test
    void weightsMayStandOnTheLeft() {
        PruneModels models = PruneModels.on(4);
        models.node("MatMul", List.of(models.weights(8, 4), models.last()))
                .add(8, Set.of(3, 4))
                .relu();
        models.node("MatMul", List.of(models.weights(2, 8), models.last()));
        Dead.assertGone(models.build(), List.of(Set.of(3, 4)), 4);
    }

    @Test
    void sequencesKeepTheirPositions() {
        Model model =
                PruneModels.on(-1, 5, 4).matMul(4, 8).add(8, Set.of(1)).relu().matMul(8, 3).build();
        Dead.assertGone(model, List.of(Set.of(1)), 2, 5, 4);
    }

    @Test
    void aLearntSlopeOfZeroGoesWithItsUnit() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 8, true, Set.of(5));
        models.node("PRelu", List.of(models.last(), models.constant(new double[8], 8)));
        Dead.assertGone(models.gemm(8, 3, true, Set.of()).build(), List.of(Set.of(5)), 2, 4);
    }

    @Test
    void oneUnitIsLeftInALayer() {
        Set<Integer> all = Set.of(0, 1, 2);
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 3, true, all)
                        .relu()
                        .gemm(3, 2, true, Set.of())
                        .build();
        PrunedModel pruned = Dead.prune(model, List.of(all));
        assertThat(pruned.removed().values()).containsExactly(2);
        assertThat(pruned.kept().values())
                .containsExactly(
                        "1 of 3 dead units stays, because one unit has to be left in the layer,"
                                + " dead or not.");
        Outputs.assertSame(model.proto(), pruned.model(), 2, 4);
    }

    private static Model threeLayers(PruneModels models, boolean transposed) {
        return models.gemm(4, 8, transposed, Set.of(1, 6))
                .shaped(-1, 8)
                .relu()
                .gemm(8, 5, transposed, Set.of(0))
                .relu()
                .gemm(5, 3, transposed, Set.of())
                .build();
    }

    private static PrunedModel assertThreeLayersShrink(Model model) {
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(1, 6), Set.of(0)), 3, 4);
        assertThat(pruned.model().getGraph().getValueInfoList()).isEmpty();
        return pruned;
    }
}
