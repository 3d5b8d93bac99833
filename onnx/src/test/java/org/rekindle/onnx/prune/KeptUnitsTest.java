package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;

class KeptUnitsTest {
    private static final long[] IMAGE = {2, 3, 8, 8};

    @Test
    void residualSumsKeepBothSides() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of()).relu();
        String skipped = models.last();
        models.conv(4, 4, 3, 1, Set.of(2)).relu();
        models.node("Add", List.of(models.last(), skipped)).conv(4, 2, 1, 0, Set.of());
        PrunedModel pruned = Dead.prune(models.build(), List.of(Set.of(), Set.of(2)));
        assertThat(pruned.removed()).isEmpty();
        assertThat(pruned.kept().values())
                .containsExactly(
                        "The dead unit stays, because Add \"Add8\" combines them with"
                                + " another computed value.");
    }

    @Test
    void sharedWeightsStay() {
        PruneModels models = PruneModels.on(-1, 4);
        String shared = models.weights(4, 4);
        String bias = models.bias(4, Set.of(1));
        models.node("Gemm", List.of("x", shared, bias)).relu();
        models.node("Gemm", List.of(models.last(), shared));
        Dead.assertStay(models.build(), Set.of(1), "are used elsewhere too", 2, 4);
    }

    @Test
    void outputsStay() {
        Model model = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu().build();
        Dead.assertStay(model, Set.of(1), "is an output of the model", 2, 4);
    }

    @Test
    void whatIsAlsoReadBeforeTheRectifierStays() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1));
        String before = models.last();
        models.relu().gemm(3, 2, true, Set.of()).op("Tanh").from(before).op("Tanh");
        Dead.assertStay(models.build(), Set.of(1), "is also read elsewhere", 2, 4);
    }

    @Test
    void softmaxNeedsAllOfThem() {
        Model model =
                PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu().op("Softmax").build();
        Dead.assertStay(model, Set.of(1), "Softmax \"Softmax4\" is not known to keep", 2, 4);
    }

    @Test
    void computedWeightsStay() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1)).relu();
        String units = models.last();
        String weights = models.from(models.weights(3, 2)).op("Tanh").last();
        models.node("MatMul", List.of(units, weights));
        Dead.assertStay(models.build(), Set.of(1), "multiplies two computed values", 2, 4);
    }

    @Test
    void groupsOfSeveralChannelsStay() {
        PruneModels models = images().conv(3, 4, 3, 1, Set.of(2)).relu();
        models.node(
                "Conv",
                List.of(models.last(), models.weights(4, 2, 1, 1)),
                PruneModels.integer("group", 2));
        Dead.assertStay(models.build(), Set.of(2), "has channels in groups", IMAGE);
    }

    @Test
    void leakyRectifiersAreNotZero() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 3, true, Set.of(1))
                        .op("LeakyRelu")
                        .gemm(3, 2, true, Set.of())
                        .build();
        Dead.assertStay(model, Set.of(1), "is not 0 below 0", 2, 4);
    }

    @Test
    void aUnitThatIsNotThereIsRefused() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 3, true, Set.of())
                        .relu()
                        .gemm(3, 2, true, Set.of())
                        .build();
        assertThatThrownBy(() -> Dead.prune(model, List.of(Set.of(3))))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static PruneModels images() {
        return PruneModels.on(-1, 3, 8, 8);
    }
}
