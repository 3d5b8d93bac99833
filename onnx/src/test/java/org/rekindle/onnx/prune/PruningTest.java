package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

class PruningTest {

    @Test
    void gemmLosesColumnsAndTheNextItsRows() {
        for (boolean transposed : new boolean[] {false, true}) {
            Model model =
                    PruneModels.on(-1, 4)
                            .gemm(4, 8, transposed, Set.of(1, 6))
                            .relu()
                            .gemm(8, 5, transposed, Set.of(0))
                            .relu()
                            .gemm(5, 3, transposed, Set.of())
                            .build();
            PrunedModel pruned = prune(model, List.of(Set.of(1, 6), Set.of(0)));
            assertThat(pruned.kept()).isEmpty();
            assertThat(pruned.removed().values()).containsExactlyInAnyOrder(2, 1);
            assertThat(pruned.parametersBefore()).isEqualTo(40 + 45 + 18);
            assertThat(pruned.parametersAfter()).isEqualTo(30 + 28 + 15);
            Outputs.assertSame(model.proto(), pruned.model(), 3, 4);
        }
    }

    @Test
    void convolutionNormalizationAndPoolLoseChannels() {
        Model model =
                PruneModels.on(-1, 3, 8, 8)
                        .conv(3, 6, 3, 1, Set.of())
                        .batchNorm(6, Set.of(0, 4))
                        .relu()
                        .maxPool(2)
                        .conv(6, 2, 3, 1, Set.of())
                        .build();
        PrunedModel pruned = prune(model, List.of(Set.of(0, 4)));
        assertThat(pruned.kept()).isEmpty();
        assertThat(pruned.removed().values()).containsExactly(2);
        Outputs.assertSame(model.proto(), pruned.model(), 2, 3, 8, 8);
    }

    /** Dead sets are in the order of the rectifiers. */
    static PrunedModel prune(Model model, List<Set<Integer>> dead) {
        List<Rectifier> rectifiers = Rectifiers.of(model);
        Map<Rectifier, Set<Integer>> map = new HashMap<>();
        for (int i = 0; i < dead.size(); i++) {
            map.put(rectifiers.get(i), dead.get(i));
        }
        return Pruning.prune(model, map);
    }
}
