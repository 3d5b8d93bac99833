package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.runtime.Probe;

/** Prunes models whose dead units are known. */
final class Dead {
    private Dead() {}

    /** Removes units that are given in the order of the rectifiers. */
    static PrunedModel prune(Model model, List<Set<Integer>> dead) {
        return prune(model, dead, ShownShapes.none());
    }

    /** The same, with the shapes of a run on noise. */
    static PrunedModel pruneAfterRun(Model model, List<Set<Integer>> dead) {
        return prune(model, dead, ShownShapes.of(model, Probe.noise(model, 2, 1), 1));
    }

    private static PrunedModel prune(Model model, List<Set<Integer>> dead, ShownShapes shown) {
        List<Rectifier> rectifiers = Rectifiers.of(model);
        Map<Rectifier, Set<Integer>> units = new LinkedHashMap<>();
        for (int i = 0; i < dead.size(); i++) {
            units.put(rectifiers.get(i), dead.get(i));
        }
        return Pruning.prune(model, units, shown);
    }

    /**
     * All of the units go, there are fewer parameters, and the outputs stay the same.
     *
     * @param dims of the input
     */
    static PrunedModel assertGone(Model model, List<Set<Integer>> dead, long... dims) {
        return assertGone(model, prune(model, dead), dead, dims);
    }

    /** The same, with the shapes of a run on noise. */
    static PrunedModel assertGoneAfterRun(Model model, List<Set<Integer>> dead, long... dims) {
        return assertGone(model, pruneAfterRun(model, dead), dead, dims);
    }

    private static PrunedModel assertGone(
            Model model, PrunedModel pruned, List<Set<Integer>> dead, long... dims) {
        assertThat(pruned.kept()).isEmpty();
        assertThat(pruned.removed().values())
                .containsExactlyElementsOf(
                        dead.stream().map(Set::size).filter(size -> size > 0).toList());
        assertThat(pruned.parametersAfter()).isLessThan(pruned.parametersBefore());
        Outputs.assertSame(model.proto(), pruned.model(), dims);
        return pruned;
    }

    /**
     * None of the first rectifier's units goes, for a reason.
     *
     * @param dims of the input
     */
    static void assertStay(Model model, Set<Integer> dead, String reason, long... dims) {
        PrunedModel pruned = prune(model, List.of(dead));
        assertThat(pruned.removed()).isEmpty();
        assertThat(pruned.kept().values()).singleElement().asString().contains(reason);
        assertThat(pruned.model()).isEqualTo(model.proto());
        Outputs.assertSame(model.proto(), pruned.model(), dims);
    }
}
