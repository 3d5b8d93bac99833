package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * Goes on where several removals meet. A sum loses a unit that is dead in all of its members, and a
 * value loses units that no reader needs.
 */
final class Spread {
    /** Each turn removes something, so few are needed; a bound for hostile models. */
    private static final int MOST_TURNS = 20;

    private static final Set<String> ZERO_OF_ZEROS = Set.of("Add", "Sum", "Sub", "Max", "Min");

    private final Graph graph;
    private final Sizes sizes;
    private final Plan plan;

    Spread(Graph graph, Sizes sizes, Plan plan) {
        this.graph = graph;
        this.sizes = sizes;
        this.plan = plan;
    }

    /** Adds to the plan what follows from it. */
    void spread() {
        boolean changed = !plan.losses().isEmpty();
        for (int turn = 0; changed && turn < MOST_TURNS; turn++) {
            changed = false;
            for (NodeProto node : graph.nodes()) {
                changed |= Nodes.isStandard(node) && sumOfZeros(node);
            }
            List<NodeProto> backwards = new ArrayList<>(graph.nodes());
            Collections.reverse(backwards);
            for (NodeProto node : backwards) {
                for (String value : node.getOutputList()) {
                    changed |= unneeded(value);
                }
            }
        }
    }

    /** What is zero in all members, and was given back to them as zeros, is zero in the sum. */
    private boolean sumOfZeros(NodeProto node) {
        if (!ZERO_OF_ZEROS.contains(node.getOpType()) || node.getInputCount() < 2) {
            return false;
        }
        Optional<Place.Value> first = shrunk(node.getInput(0));
        if (first.isEmpty()) {
            return false;
        }
        int axis = first.get().axis();
        int extent = Math.toIntExact(first.get().size());
        Set<Integer> common = null;
        for (int input = 0; input < node.getInputCount(); input++) {
            Set<Integer> zeros = zeros(node.getInput(input), axis, extent);
            zeros.removeAll(unread(node, input, axis, extent));
            common = common == null ? zeros : intersection(common, zeros);
        }
        if (common == null || common.isEmpty() || !sameShapes(node)) {
            return false;
        }
        Removal removal = new Removal(graph, sizes);
        for (int input = 0; input < node.getInputCount(); input++) {
            removal.lose(new Place.Reading(Removal.id(node), input, axis, extent), common);
        }
        Units units = Units.dead(node.getOutput(0), axis, extent, common);
        return added(removal, () -> removal.below(units));
    }

    private Set<Integer> zeros(String value, int axis, int extent) {
        Standing standing = plan.standing(new Place.Value(value, axis, extent));
        Set<Integer> zeros = new TreeSet<>(lost(value, axis, extent));
        zeros.removeIf(unit -> standing.at(unit) != 0);
        return zeros;
    }

    private boolean sameShapes(NodeProto node) {
        try {
            List<Long> dims = sizes.dims(node.getOutput(0));
            for (String input : node.getInputList()) {
                if (sizes.rank(input) != dims.size()) {
                    return false;
                }
            }
            return true;
        } catch (Obstacle e) {
            return false;
        }
    }

    /** What no reader needs is not computed. */
    private boolean unneeded(String value) {
        List<NodeProto> readers = graph.consumers(value);
        if (value.isEmpty() || readers.isEmpty() || graph.isOutput(value)) {
            return false;
        }
        Optional<Place.Reading> some =
                plan.losses().keySet().stream()
                        .filter(Place.Reading.class::isInstance)
                        .map(Place.Reading.class::cast)
                        .filter(reading -> reads(readers, reading, value))
                        .findFirst();
        if (some.isEmpty()) {
            return false;
        }
        int axis = some.get().axis();
        int extent = Math.toIntExact(some.get().size());
        Set<Integer> common = null;
        for (NodeProto node : readers) {
            if (!node.getInputList().contains(value)) {
                return false;
            }
            for (int input = 0; input < node.getInputCount(); input++) {
                if (node.getInput(input).equals(value)) {
                    Set<Integer> unread = unread(node, input, axis, extent);
                    common = common == null ? unread : intersection(common, unread);
                }
            }
        }
        Set<Integer> units = new TreeSet<>(common == null ? Set.of() : common);
        units.removeAll(lost(value, axis, extent));
        if (units.isEmpty()) {
            return false;
        }
        Removal removal = new Removal(graph, sizes);
        return added(removal, () -> removal.computed(Units.dead(value, axis, extent, units)));
    }

    private static boolean reads(List<NodeProto> readers, Place.Reading reading, String value) {
        return readers.stream()
                .anyMatch(
                        node ->
                                Removal.id(node).equals(reading.node())
                                        && reading.input() < node.getInputCount()
                                        && node.getInput(reading.input()).equals(value));
    }

    private boolean added(Removal removal, Removal.Step step) {
        try {
            removal.attempt(step);
            plan.add(removal.partial());
            return true;
        } catch (Obstacle e) {
            return false;
        }
    }

    private Optional<Place.Value> shrunk(String value) {
        return plan.losses().keySet().stream()
                .filter(Place.Value.class::isInstance)
                .map(Place.Value.class::cast)
                .filter(place -> place.value().equals(value))
                .findFirst();
    }

    private SortedSet<Integer> lost(String value, int axis, int extent) {
        return plan.lost(new Place.Value(value, axis, extent));
    }

    private Set<Integer> unread(NodeProto node, int input, int axis, int extent) {
        return plan.lost(new Place.Reading(Removal.id(node), input, axis, extent));
    }

    private static Set<Integer> intersection(Set<Integer> one, Set<Integer> other) {
        Set<Integer> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }
}
