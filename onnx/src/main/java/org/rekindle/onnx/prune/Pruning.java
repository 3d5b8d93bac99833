package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape.Family;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shapes;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * Takes dead units out of a model. A dead unit gives 0 for every input. So the weights that compute
 * it and the weights that multiply its zeros can go, and the outputs stay the same.
 */
public final class Pruning {
    private final Model model;
    private final Sizes sizes;
    private final UnitAxes axes = new UnitAxes();
    private final Plan plan = new Plan();
    private final Map<String, Integer> removed = new LinkedHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();

    private Pruning(Model model) {
        this.model = model;
        this.sizes = new Sizes(Shapes.of(model.graph()));
    }

    /**
     * Removes as many dead units as can go.
     *
     * @param dead for each rectifier the indices of its dead units along its unit axis
     */
    public static PrunedModel prune(Model model, Map<Rectifier, Set<Integer>> dead) {
        Pruning pruning = new Pruning(model);
        dead.forEach(pruning::remove);
        ModelProto pruned = Rewrite.of(model, pruning.plan);
        return new PrunedModel(
                pruned,
                pruning.removed,
                pruning.kept,
                Parameters.count(model.graph()),
                Parameters.count(Model.parse(model.path(), pruned.toByteArray()).graph()));
    }

    /**
     * Removes all at once. If that fails, one by one: a unit that must stay does not keep others.
     */
    private void remove(Rectifier rectifier, Set<Integer> dead) {
        if (dead.isEmpty()) {
            return;
        }
        try {
            plan.add(planned(rectifier, dead));
            removed.put(rectifier.name(), dead.size());
        } catch (Obstacle atOnce) {
            int gone = 0;
            Obstacle first = atOnce;
            for (int unit : new TreeSet<>(dead)) {
                try {
                    plan.add(planned(rectifier, Set.of(unit)));
                    gone++;
                } catch (Obstacle alone) {
                    first = first == atOnce ? alone : first;
                }
            }
            if (gone > 0) {
                removed.put(rectifier.name(), gone);
            }
            if (gone < dead.size()) {
                kept.put(rectifier.name(), sentence(dead.size() - gone, dead.size(), first));
            }
        }
    }

    private Plan planned(Rectifier rectifier, Set<Integer> dead) throws Obstacle {
        if (rectifier.shape().family() != Family.ZERO) {
            String flat =
                    "%s rests at a number that those who read it do not take for 0, or computes with quantised numbers";
            boolean isFlat = rectifier.shape().family() == Family.FLAT;
            throw new Obstacle(
                    (isFlat ? flat : "%s is not 0 below 0").formatted(rectifier.title()));
        }
        if (rectifier.nested()) {
            throw new Obstacle(
                    "%s stands in a graph within the model's graph".formatted(rectifier.title()));
        }
        UnitAxis found = rectifier.unitAxis(axes, sizes.rank(rectifier.output()));
        int axis =
                found.axis()
                        .orElseThrow(() -> new Obstacle("no axis of it counts its units"));
        if (!found.known()) {
            throw new Obstacle(
                    "the shapes in the model do not tell which axis of %s counts its units"
                            .formatted(rectifier.title()));
        }
        int extent = sizes.extent(rectifier.output(), axis);
        for (int unit : dead) {
            Objects.checkIndex(unit, extent);
        }
        Removal removal = new Removal(model.graph(), sizes);
        Units units = Units.dead(rectifier.output(), axis, extent, dead);
        try {
            removal.computed(units);
            removal.below(units);
        } catch (NotUnderstoodException e) {
            throw new Obstacle(
                    "a shape on their way is not understood (%s)".formatted(e.getMessage()));
        }
        return removal.plan();
    }

    private static String sentence(int stay, int all, Obstacle why) {
        String who = String.format(Locale.ROOT, "%,d of %,d dead units stay", stay, all);
        if (all == 1) {
            who = "The dead unit stays";
        } else if (stay == all) {
            who = String.format(Locale.ROOT, "All %,d dead units stay", all);
        } else if (stay == 1) {
            who = String.format(Locale.ROOT, "1 of %,d dead units stays", all);
        }
        return "%s, because %s.".formatted(who, why.reason());
    }
}
