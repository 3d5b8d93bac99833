package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

class ReshapingPruningTest {
    private static final long[] IMAGE = {2, 3, 8, 8};
    private static final int FEATURES = 5 * 4 * 4;

    @Test
    void aFlattenedChannelIsABlockOfFeatures() {
        Model model = withHead(features().op("Flatten"));
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void imagesOfAnySizeAreMeasuredByTheWeights() {
        PruneModels models = PruneModels.on(-1, 3, -1, -1);
        Model model = withHead(features(models).op("Flatten"));
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void aTargetShapeThatNamesTheFeaturesNamesFewer() {
        Model model = withHead(features().reshape(-1, FEATURES));
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void aTargetShapeThatLeavesThemOpenStays() {
        Model model = withHead(features().reshape(0, -1));
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void aTargetShapeMayBeComputedFromTheBatch() {
        PruneModels models = features();
        String features = models.last();
        models.of(ElementKind.INT64).op("Shape");
        String first = models.constant(new double[] {0}, 1);
        models.node("Gather", List.of(models.last(), first));
        String rest = models.constant(new double[] {FEATURES}, 1);
        models.node("Concat", List.of(models.last(), rest), PruneModels.integer("axis", 0));
        models.of(ElementKind.FLOAT).node("Reshape", List.of(features, models.last()));
        Model model = withHead(models);
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void channelsThatCameLastLieApart() {
        Model model =
                withHead(
                        features()
                                .op("Transpose", PruneModels.integers("perm", 0, 2, 3, 1))
                                .reshape(-1, FEATURES));
        assertBlocksGo(Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE));
    }

    @Test
    void meansOverPositionsMayDropTheirAxes() {
        Model model =
                features()
                        .op(
                                "ReduceMean",
                                PruneModels.integers("axes", 2, 3),
                                PruneModels.integer("keepdims", 0))
                        .gemm(5, 2, true, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(1, 4)), IMAGE);
    }

    @Test
    void halfAChannelCannotGo() {
        Model model =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 5, 3, 1, Set.of())
                        .op("Flatten")
                        .add(320, Set.of(7))
                        .relu()
                        .gemm(320, 2, true, Set.of())
                        .build();
        Dead.assertStay(model, Set.of(7), "do not tell which axis", IMAGE);
    }

    @Test
    void beforeUnitsAreMadeChannelsOfTheyComeBackAsZeros() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 8, true, Set.of(0))
                        .relu()
                        .reshape(-1, 2, 2, 2)
                        .conv(2, 2, 1, 0, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(0)), 3, 4);
    }

    private static void assertBlocksGo(PrunedModel pruned) {
        assertThat(pruned.parametersBefore() - pruned.parametersAfter())
                .isEqualTo(2 * 28 + 2 * 2 * 16);
    }

    private static PruneModels features() {
        return features(PruneModels.on(-1, 3, 8, 8));
    }

    private static PruneModels features(PruneModels models) {
        return models.conv(3, 5, 3, 1, Set.of(1, 4)).relu().maxPool(2);
    }

    private static Model withHead(PruneModels models) {
        return models.gemm(FEATURES, 2, true, Set.of()).build();
    }
}
