package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;

/** Readers that need all units get zeros where a dead one was. */
class ReturnedZerosTest {
    private static final long[] IMAGE = {2, 3, 8, 8};

    @Test
    void aSkipConnectionGetsThem() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of()).relu();
        String skipped = models.last();
        models.conv(4, 4, 3, 1, Set.of(2)).relu();
        models.node("Add", List.of(models.last(), skipped)).conv(4, 2, 1, 0, Set.of());
        PrunedModel pruned = Dead.prune(models.build(), List.of(Set.of(), Set.of(2)));
        assertThat(pruned.removed().values()).containsExactly(1);
        assertThat(pruned.parametersBefore() - pruned.parametersAfter()).isEqualTo(4 * 9 + 1);
        Outputs.assertSame(models.build().proto(), pruned.model(), IMAGE);
    }

    @Test
    void aSumOfDeadUnitsNeedsNone() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of(1, 2)).relu();
        String one = models.last();
        models.from("x").conv(3, 4, 1, 0, Set.of(2, 3)).relu();
        models.node("Add", List.of(one, models.last())).conv(4, 2, 1, 0, Set.of());
        Model model = models.build();
        PrunedModel pruned = Dead.assertGone(model, List.of(Set.of(1, 2), Set.of(2, 3)), IMAGE);
        assertThat(pruned.parametersBefore() - pruned.parametersAfter())
                .isEqualTo(2 * (3 * 9 + 1) + 2 * (3 + 1) + 2);
    }

    @Test
    void aResidualStreamLosesWhatIsDeadAllAlongIt() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of(2)).relu();
        for (int block = 0; block < 2; block++) {
            String skipped = models.last();
            models.conv(4, 5, 3, 1, Set.of()).relu().conv(5, 4, 3, 1, Set.of(2));
            models.node("Add", List.of(models.last(), skipped)).relu();
        }
        Model model = models.conv(4, 2, 1, 0, Set.of()).build();
        PrunedModel pruned =
                Dead.assertGone(
                        model, List.of(Set.of(2), Set.of(), Set.of(2), Set.of(), Set.of(2)), IMAGE);
        assertThat(pruned.model().getGraph().getNodeCount())
                .isEqualTo(model.graph().nodes().size());
    }

    @Test
    void anOutputGetsThem() {
        Model model = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu().build();
        Dead.assertGone(model, List.of(Set.of(1)), 2, 4);
    }

    @Test
    void whatIsAlsoReadBeforeTheRectifierIsComputedAsBefore() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1));
        String before = models.last();
        models.relu().gemm(3, 2, true, Set.of()).output().from(before).op("Tanh");
        Dead.assertGone(models.build(), List.of(Set.of(1)), 2, 4);
    }

    @Test
    void softmaxGetsThem() {
        Model model =
                PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu().op("Softmax").build();
        Dead.assertGone(model, List.of(Set.of(1)), 2, 4);
    }

    @Test
    void computedWeightsGetThem() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu();
        String units = models.last();
        String weights = models.from(models.weights(3, 2)).op("Tanh").last();
        models.node("MatMul", List.of(units, weights));
        Dead.assertGone(models.build(), List.of(Set.of(1)), 2, 4);
    }

    @Test
    void groupsOfSeveralChannelsGetThem() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of(2)).relu();
        models.node(
                "Conv",
                List.of(models.last(), models.weights(4, 2, 1, 1)),
                PruneModels.integer("group", 2));
        Dead.assertGone(models.build(), List.of(Set.of(2)), IMAGE);
    }

    @Test
    void sharedWeightsAreCopied() {
        PruneModels models = PruneModels.on(-1, 4);
        String shared = models.weights(4, 4);
        String bias = models.bias(4, Set.of(1));
        models.node("Gemm", List.of("x", shared, bias)).relu();
        models.node("Gemm", List.of(models.last(), shared));
        Model model = models.build();
        PrunedModel pruned = Dead.prune(model, List.of(Set.of(1)));
        assertThat(pruned.removed().values()).containsExactly(1);
        assertThat(pruned.parametersAfter()).isEqualTo(4 * 3 + 3 + 3 * 4);
        Outputs.assertSame(model.proto(), pruned.model(), 2, 4);
    }

    private static PruneModels images() {
        return PruneModels.on(-1, 3, 8, 8);
    }
}
