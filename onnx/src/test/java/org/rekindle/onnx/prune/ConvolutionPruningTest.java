package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

class ConvolutionPruningTest {
    private static final long[] IMAGE = {2, 3, 8, 8};

    @Test
    void normalizationAndPoolGoAlong() {
        Model model =
                images().conv(3, 6, 3, 1, Set.of())
                        .batchNorm(6, Set.of(0, 4))
                        .relu()
                        .maxPool(2)
                        .conv(6, 2, 3, 1, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(0, 4)), IMAGE);
    }

    @Test
    void halvesAreMovedAsTheyAre() {
        Model model =
                PruneModels.on(2, 3, 8, 8)
                        .of(ElementKind.FLOAT16)
                        .conv(3, 6, 3, 1, Set.of(2))
                        .relu()
                        .conv(6, 2, 3, 0, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(2)), IMAGE);
    }

    @Test
    void aPoolBeforeTheRectifierGoesAlong() {
        Model model =
                images().conv(3, 6, 3, 0, Set.of(5))
                        .maxPool(2)
                        .relu6()
                        .op("GlobalAveragePool")
                        .op("Flatten")
                        .gemm(6, 2, true, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(5)), IMAGE);
    }

    @Test
    void depthwiseConvolutionsLoseGroups() {
        Model model =
                images().conv(3, 6, 1, 0, Set.of(1))
                        .relu6()
                        .depthwise(6, 3, 1, Set.of(1, 4))
                        .relu6()
                        .conv(6, 4, 1, 0, Set.of())
                        .build();
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(1), Set.of(1, 4)), IMAGE);
        assertThat(pruned.model().getGraph().getNode(2).getAttribute(1).getI()).isEqualTo(4);
    }

    @Test
    void transposedConvolutionsReadAndMakeChannels() {
        PruneModels models = images().conv(3, 6, 3, 1, Set.of(0)).relu();
        models.node(
                        "ConvTranspose",
                        List.of(
                                models.last(),
                                models.weights(6, 5, 2, 2),
                                models.bias(5, Set.of(3))),
                        PruneModels.integers("strides", 2, 2))
                .relu()
                .conv(5, 2, 3, 1, Set.of());
        Dead.assertGone(models.build(), List.of(Set.of(0), Set.of(3)), IMAGE);
    }

    @Test
    void branchesThatAreConcatenatedEachLoseTheirOwn() {
        PruneModels models = images().conv(3, 4, 1, 0, Set.of(3)).relu();
        String one = models.last();
        String other = models.from("x").conv(3, 5, 3, 1, Set.of(0, 1)).relu().last();
        models.node("Concat", List.of(one, other), PruneModels.integer("axis", -3))
                .conv(9, 2, 3, 1, Set.of());
        Dead.assertGone(models.build(), List.of(Set.of(3), Set.of(0, 1)), IMAGE);
    }

    @Test
    void aRectifierAfterConcatenationReachesBothBranches() {
        PruneModels models = images().conv(3, 4, 1, 0, Set.of(3));
        String one = models.last();
        String other = models.from("x").conv(3, 5, 3, 1, Set.of(0)).last();
        models.node("Concat", List.of(one, other), PruneModels.integer("axis", 1))
                .relu()
                .conv(9, 2, 3, 1, Set.of());
        Dead.assertGone(models.build(), List.of(Set.of(3, 4)), IMAGE);
    }

    @Test
    void gatesOfDeadChannelsGoToo() {
        PruneModels models = images().conv(3, 6, 3, 1, Set.of(2)).relu();
        String features = models.last();
        String gate =
                models.op("GlobalAveragePool")
                        .conv(6, 2, 1, 0, Set.of())
                        .relu()
                        .conv(2, 6, 1, 0, Set.of())
                        .op("HardSigmoid")
                        .last();
        models.node("Mul", List.of(features, gate)).conv(6, 2, 3, 1, Set.of());
        PrunedModel pruned = Dead.assertGone(models.build(), List.of(Set.of(2)), IMAGE);
        assertThat(pruned.parametersBefore() - pruned.parametersAfter())
                .isEqualTo(28 + 2 + 3 + 2 * 9);
    }

    @Test
    void paddingAndResizingKeepChannels() {
        PruneModels models = images().conv(3, 6, 3, 0, Set.of(2)).relu();
        models.of(ElementKind.INT64);
        String pads = models.constant(new double[] {0, 0, 1, 1, 0, 0, 1, 1}, 8);
        models.of(ElementKind.FLOAT).node("Pad", List.of(models.last(), pads));
        String scales = models.constant(new double[] {1, 1, 2, 2}, 4);
        models.node("Resize", List.of(models.last(), "", scales)).conv(6, 2, 3, 0, Set.of());
        Dead.assertGone(models.build(), List.of(Set.of(2)), IMAGE);
    }

    private static PruneModels images() {
        return PruneModels.on(-1, 3, 8, 8);
    }
}
