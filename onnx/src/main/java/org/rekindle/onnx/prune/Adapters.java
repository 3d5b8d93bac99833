package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.NewAttribute;

/**
 * Nodes between a value and a reader that do without different units: a Gather takes what the
 * reader needs, after a Pad that adds the number at which units stood that are no longer computed.
 */
final class Adapters {
    /** From this operator set on, the pads of Pad are an input. */
    private static final long PADS_AS_INPUT = 11;

    private final Plan plan;
    private final Sizes sizes;
    private final NewNames names;
    private final long opset;
    private final Map<Key, String> made = new HashMap<>();
    private final Map<String, Map<Integer, Place.Value>> shrunk = new HashMap<>();
    private final Map<Edge, Map<Integer, Place.Reading>> readings = new HashMap<>();

    private record Key(
            String value, int axis, SortedSet<Integer> gone, SortedSet<Integer> unread) {}

    private record Edge(String node, int input) {}

    /** New nodes and constants, in order. */
    record Added(List<NodeProto> nodes, List<TensorProto> constants) {}

    Adapters(Plan plan, Sizes sizes, NewNames names, long opset) {
        this.plan = plan;
        this.sizes = sizes;
        this.names = names;
        this.opset = opset;
        for (Place place : plan.losses().keySet()) {
            if (place instanceof Place.Value value) {
                shrunk.computeIfAbsent(value.value(), key -> new HashMap<>())
                        .put(value.axis(), value);
            } else if (place instanceof Place.Reading reading) {
                readings.computeIfAbsent(
                                new Edge(reading.node(), reading.input()), key -> new HashMap<>())
                        .put(reading.axis(), reading);
            }
        }
    }

    /** Whether a value gets smaller. */
    boolean shrinks(String value) {
        return shrunk.containsKey(value);
    }

    /**
     * What a node reads instead of a value.
     *
     * @param value the model's name for it
     * @param name its name from now on
     * @param node the reader; empty for the outputs of the model
     */
    String adapt(String value, String name, String node, int input, Added added) {
        Map<Integer, Place.Value> gone = shrunk.getOrDefault(value, Map.of());
        Map<Integer, Place.Reading> unread = readings.getOrDefault(new Edge(node, input), Map.of());
        SortedSet<Integer> axes = new TreeSet<>(gone.keySet());
        axes.addAll(unread.keySet());
        String adapted = name;
        for (int axis : axes) {
            Place.Value from = gone.get(axis);
            Place.Reading to = unread.get(axis);
            SortedSet<Integer> lost = from == null ? new TreeSet<>() : plan.lost(from);
            SortedSet<Integer> spare = to == null ? new TreeSet<>() : plan.lost(to);
            long ofValue = from == null ? 0 : from.size();
            long size = to == null ? ofValue : to.size();
            if (!lost.equals(spare)) {
                adapted = adapted(value, adapted, axis, size, lost, spare, added);
            }
        }
        return adapted;
    }

    private String adapted(
            String value,
            String name,
            int axis,
            long size,
            SortedSet<Integer> lost,
            SortedSet<Integer> spare,
            Added added) {
        Key key = new Key(name, axis, lost, spare);
        String known = made.get(key);
        if (known != null) {
            return known;
        }
        Standing standing = plan.standing(new Place.Value(value, axis, size));
        String from = name;
        List<Double> returned = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        long next = 0;
        for (int unit = 0; unit < size; unit++) {
            boolean gone = lost.contains(unit);
            if (gone && !spare.contains(unit)) {
                double number = standing.at(unit);
                if (!returned.contains(number)) {
                    from = padded(value, from, axis, number, standing.kind(), added);
                    returned.add(number);
                }
                places.add(size - lost.size() + returned.indexOf(number));
            } else if (!spare.contains(unit)) {
                places.add(next);
            }
            next += gone ? 0 : 1;
        }
        TensorProto indices = NewNodes.vector(names.fresh(value + ".units"), places);
        String output = names.fresh(value + (from.equals(name) ? ".some" : ".all"));
        added.constants().add(indices);
        added.nodes()
                .add(
                        NewNodes.node(
                                "Gather",
                                output,
                                List.of(from, indices.getName()),
                                NewAttribute.integer("axis", axis)));
        made.put(key, output);
        return output;
    }

    /** With one more place along an axis, which holds the same number everywhere. */
    private String padded(
            String value, String name, int axis, double number, ElementKind kind, Added added) {
        int rank = sizes.shapes().shape(value).rank();
        List<Long> pads = new ArrayList<>(Collections.nCopies(2 * rank, 0L));
        pads.set(rank + axis, 1L);
        String output = names.fresh(value + ".padded");
        if (opset < PADS_AS_INPUT) {
            added.nodes()
                    .add(
                            NewNodes.node(
                                    "Pad",
                                    output,
                                    List.of(name),
                                    NewAttribute.integers("pads", pads),
                                    NewAttribute.number("value", (float) number)));
            return output;
        }
        TensorProto constant = NewNodes.vector(names.fresh(value + ".pads"), pads);
        added.constants().add(constant);
        List<String> inputs = new ArrayList<>(List.of(name, constant.getName()));
        if (number != 0) {
            TensorProto filling = NewNodes.scalar(names.fresh(value + ".stands"), number, kind);
            added.constants().add(filling);
            inputs.add(filling.getName());
        }
        added.nodes().add(NewNodes.node("Pad", output, inputs));
        return output;
    }
}
