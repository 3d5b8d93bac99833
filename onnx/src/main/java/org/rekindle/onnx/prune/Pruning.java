package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape;
import org.rekindle.onnx.rectifier.Span;
import org.rekindle.onnx.shape.Shapes;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * Takes dead units out of a model. A dead unit gives 0 for every input. So the weights that compute
 * it and the weights that multiply its zeros can go, and the outputs stay the same.
 */
public final class Pruning {
    private final Graph graph;
    private final Sizes sizes;
    private final ShownShapes shown;
    private final UnitAxes byGraph = new UnitAxes();
    private final UnitAxes byRun;
    private final Plan plan = new Plan();
    private final Map<String, Integer> removed = new LinkedHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();

    private Pruning(Model model, ShownShapes shown) {
        this.graph = model.graph();
        this.shown = shown;
        this.sizes = new Sizes(Shapes.of(graph, shown.alike()));
        this.byRun = new UnitAxes(shown.values(graph));
    }

    /**
     * Removes as many dead units as can go by the shapes that follow from the graph.
     *
     * @param dead for each rectifier the indices of its dead units along its unit axis
     */
    public static PrunedModel prune(Model model, Map<Rectifier, Set<Integer>> dead) {
        return prune(model, dead, ShownShapes.none());
    }

    /**
     * Removes as many dead units as can go.
     *
     * @param dead for each rectifier the indices of its dead units along its unit axis
     * @param shown the shapes that runs of the model have shown
     */
    public static PrunedModel prune(
            Model model, Map<Rectifier, Set<Integer>> dead, ShownShapes shown) {
        return prune(model, dead, Map.of(), shown);
    }

    /**
     * Removes as many dead units as can go. One that always stands at its upper bound is a
     * constant, which the next bias takes over.
     *
     * @param below for each rectifier the units that are dead at its lower bound
     * @param above for each rectifier the units that are dead at its upper bound
     * @param shown the shapes that runs of the model have shown
     */
    public static PrunedModel prune(
            Model model,
            Map<Rectifier, Set<Integer>> below,
            Map<Rectifier, Set<Integer>> above,
            ShownShapes shown) {
        Pruning pruning = new Pruning(model, shown);
        Set<Rectifier> all = new LinkedHashSet<>(below.keySet());
        all.addAll(above.keySet());
        for (Rectifier rectifier : all) {
            SortedMap<Integer, Double> dead = new TreeMap<>();
            double top = pruning.top(rectifier);
            above.getOrDefault(rectifier, Set.of()).forEach(unit -> dead.put(unit, top));
            for (int unit : below.getOrDefault(rectifier, Set.of())) {
                dead.put(unit, pruning.bottom(rectifier, unit));
            }
            pruning.remove(rectifier, dead);
        }
        new Spread(model.graph(), pruning.sizes, pruning.plan).spread();
        ModelProto pruned = Rewrite.of(model, pruning.plan, pruning.sizes);
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
    private void remove(Rectifier rectifier, SortedMap<Integer, Double> dead) {
        if (dead.isEmpty()) {
            return;
        }
        try {
            plan.add(planned(rectifier, dead));
            removed.put(rectifier.name(), dead.size());
        } catch (Obstacle atOnce) {
            int gone = 0;
            Obstacle first = atOnce;
            for (var unit : dead.entrySet()) {
                try {
                    plan.add(planned(rectifier, new TreeMap<>(Map.ofEntries(unit))));
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

    private Plan planned(Rectifier rectifier, SortedMap<Integer, Double> dead) throws Obstacle {
        if (dead.values().stream().anyMatch(constant -> Double.isNaN(constant))) {
            throw new Obstacle(
                    (rectifier.shape().canDie()
                                    ? "it is not known at what number %s stands"
                                    : "%s is not 0 below 0")
                            .formatted(rectifier.title()));
        }
        if (rectifier.nested()) {
            throw new Obstacle(
                    "%s stands in a graph within the model's graph".formatted(rectifier.title()));
        }
        if (rectifier.blocks().isPresent()) {
            throw new Obstacle(
                    "ONNX Runtime has put %s into a layout for one kind of processor; prune the model as it was before"
                            .formatted(rectifier.title()));
        }
        UnitAxis found = unitAxis(rectifier);
        int axis = found.axis().orElseThrow(() -> new Obstacle("no axis of it counts its units"));
        if (!found.known()) {
            throw new Obstacle(
                    "the shapes in the model do not tell which axis of %s counts its units"
                            .formatted(rectifier.title()));
        }
        int extent = sizes.extent(rectifier.output(), axis);
        for (int unit : dead.keySet()) {
            Objects.checkIndex(unit, extent);
        }
        Removal removal = new Removal(graph, sizes);
        Units units = new Units(rectifier.output(), axis, extent, dead);
        removal.whole(units, rectifier.kind());
        return removal.plan();
    }

    /** What it gives at its upper bound; not a number where the operator does not tell. */
    private double top(Rectifier rectifier) {
        Span passing = rectifier.passing().get(0);
        return isAtOutput(rectifier, passing) && !Double.isInfinite(passing.below())
                ? passing.below()
                : bound(rectifier, Double.POSITIVE_INFINITY);
    }

    /** Whether a rectifier stands still where its output leaves the span, at its end. */
    private static boolean isAtOutput(Rectifier rectifier, Span span) {
        return rectifier.passing().size() == 1 && span.value().equals(rectifier.output());
    }

    /** What a unit gives that never fires; not a number where it is not the same always. */
    private double bottom(Rectifier rectifier, int unit) {
        RectifierShape shape = rectifier.shape();
        return switch (shape.family()) {
            case ZERO, DIP -> 0;
            // A slope of 0 for just this unit is a ReLU, too.
            case SLOPE -> {
                List<Float> slopes = shape.slopes();
                boolean own = slopes.size() > 1 && unit < slopes.size();
                yield own && slopes.get(unit) == 0 ? 0 : Double.NaN;
            }
            case FLAT -> {
                Span firing = rectifier.firing().get(0);
                yield isAtOutput(rectifier, firing) && !Double.isInfinite(firing.above())
                        ? firing.above()
                        : bound(rectifier, Double.NEGATIVE_INFINITY);
            }
            default -> Double.NaN;
        };
    }

    private double bound(Rectifier rectifier, double limit) {
        NodeProto node = rectifier.node();
        boolean one =
                rectifier.output().equals(node.getOutput(0))
                        && List.of("Clip", "HardSigmoid").contains(node.getOpType());
        double bound = one ? ScalarFunction.at(graph, node, limit).orElse(Double.NaN) : Double.NaN;
        return Double.isInfinite(bound) ? Double.NaN : bound;
    }

    private UnitAxis unitAxis(Rectifier rectifier) throws Obstacle {
        var dims = shown.last(rectifier.counted());
        if (dims.isEmpty()) {
            return rectifier.unitAxis(byGraph, sizes.rank(rectifier.output()));
        }
        UnitAxis found = rectifier.unitAxis(byGraph, dims.get());
        return found.known() ? found : rectifier.unitAxis(byRun, dims.get());
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
