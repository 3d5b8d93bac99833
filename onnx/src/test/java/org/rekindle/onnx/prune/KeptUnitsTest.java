package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;

class KeptUnitsTest {
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
    void aSlopeOfZeroAtTheUnitIsARectifier() {
        PruneModels models = PruneModels.on(-1, 4).gemm(4, 3, true, Set.of(1, 2));
        String slopes = models.constant(new double[] {0.5, 0, 0.25}, 3);
        Model model =
                models.node("PRelu", List.of(models.last(), slopes))
                        .gemm(3, 2, true, Set.of())
                        .build();
        Dead.assertGone(model, List.of(Set.of(1)), 2, 4);
        Dead.assertStay(model, Set.of(2), "is not 0 below 0", 2, 4);
    }

    @Test
    void oneUnitIsLeft() {
        Model model =
                PruneModels.on(-1, 4)
                        .gemm(4, 3, true, Set.of(0, 1, 2))
                        .relu()
                        .gemm(3, 2, true, Set.of())
                        .build();
        PrunedModel pruned = Dead.prune(model, List.of(Set.of(0, 1, 2)));
        assertThat(pruned.removed().values()).containsExactly(2);
        assertThat(pruned.kept().values())
                .containsExactly(
                        "1 of 3 dead units stays, because one unit has to be left in the layer,"
                                + " dead or not.");
        Outputs.assertSame(model.proto(), pruned.model(), 2, 4);
    }

    @Test
    void whatOnlyReadsTheUnitsOfAnotherLayerHasNoWeightsToSave() {
        PruneModels models = PruneModels.on(-1, 6, 4);
        String recurrent =
                models.node(
                                "LSTM",
                                List.of("x", models.weights(1, 20, 4), models.weights(1, 20, 5)),
                                PruneModels.integer("hidden_size", 5))
                        .last();
        Model model = models.from(recurrent).reshape(-1, 6, 5).relu().op("Softmax").build();
        PrunedModel pruned = Dead.pruneAfterRun(model, List.of(Set.of(1)));
        assertThat(pruned.kept().values())
                .singleElement()
                .asString()
                .startsWith("The dead unit stays, because LSTM \"LSTM2\" computes them");
        assertThat(pruned.model()).isEqualTo(model.proto());
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
}
