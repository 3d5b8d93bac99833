package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.NewAttribute;
import org.rekindle.onnx.model.Nodes;

/** Nodes whose attributes or settings follow the number of units. */
final class ChangedNodes {
    private static final int SPLIT = 1;

    /** From this operator set on, the lengths of a Split are an input. */
    private static final long LENGTHS_AS_INPUT = 13;

    private final Graph graph;
    private final Plan plan;
    private final NewConstants constants;
    private final Sizes sizes;
    private final NewNames names;
    private final long opset;
    private final Map<String, List<Place>> places = new HashMap<>();

    ChangedNodes(
            Graph graph,
            Plan plan,
            NewConstants constants,
            Sizes sizes,
            NewNames names,
            long opset) {
        this.graph = graph;
        this.plan = plan;
        this.constants = constants;
        this.sizes = sizes;
        this.names = names;
        this.opset = opset;
        for (Place place : plan.losses().keySet()) {
            String node = node(place);
            if (!node.isEmpty()) {
                places.computeIfAbsent(node, key -> new ArrayList<>()).add(place);
            }
        }
    }

    private static String node(Place place) {
        if (place instanceof Place.Dimension dimension) {
            return dimension.node();
        } else if (place instanceof Place.Measured measured) {
            return measured.node();
        } else if (place instanceof Place.Groups groups) {
            return groups.node();
        } else if (place instanceof Place.Part part) {
            return part.node();
        } else if (place instanceof Place.Window window) {
            return window.node();
        } else if (place instanceof Place.Order order) {
            return order.node();
        }
        return "";
    }

    /** A node with its new constants and attributes. */
    NodeProto of(NodeProto node, Adapters.Added added) {
        if (node.getOutputCount() == 0) {
            return node;
        }
        TensorProto constant = constants.replaced().get(node.getOutput(0));
        if (Nodes.is(node, "Constant") && constant != null) {
            return withValue(node, constant);
        }
        NodeProto.Builder changed = node.toBuilder();
        for (int input = 0; input < node.getInputCount(); input++) {
            changed.setInput(input, constants.input(node, input));
        }
        NodeProto now = changed.build();
        boolean split = false;
        for (Place place : places.getOrDefault(Removal.id(node), List.of())) {
            if (place instanceof Place.Order order) {
                return reordered(node, order, added);
            } else if (place instanceof Place.Groups groups) {
                now = withGroups(now, groups.size() - plan.lost(groups).size());
            } else if (place instanceof Place.Window window) {
                now = sliced(now, window, added);
            } else if (place instanceof Place.Part part && Nodes.is(node, "Split") && !split) {
                now = split(now, part.axis(), added);
                split = true;
            } else if (place instanceof Place.Dimension dimension) {
                now = resized(now, dimension, added);
            }
        }
        return now;
    }

    /** Adds a node, and what belongs behind it. */
    void finish(NodeProto before, NodeProto node, Adapters.Added added) {
        List<Place.Measured> measured =
                places.getOrDefault(Removal.id(before), List.of()).stream()
                        .filter(Place.Measured.class::isInstance)
                        .map(Place.Measured.class::cast)
                        .toList();
        NewBias bias = before.getOutputCount() == 0 ? null : constants.biasOf(before, node);
        if (!measured.isEmpty()) {
            asBefore(node, measured, added);
        } else if (bias == null) {
            added.nodes().add(node);
        } else {
            added.constants().add(bias.values());
            added.nodes().addAll(bias.nodes());
        }
    }

    /** A Shape goes on to give the number of units that there was. */
    private void asBefore(NodeProto node, List<Place.Measured> measured, Adapters.Added added) {
        String value = node.getOutput(0);
        List<Long> gone = new ArrayList<>();
        for (Place.Measured place : measured) {
            while (gone.size() < place.length()) {
                gone.add(0L);
            }
            gone.set(place.position(), (long) plan.lost(place).size());
        }
        String smaller = names.fresh(value + ".pruned");
        TensorProto delta = NewNodes.vector(names.fresh(value + ".gone"), gone);
        added.constants().add(delta);
        added.nodes().add(node.toBuilder().setOutput(0, smaller).build());
        added.nodes().add(NewNodes.node("Add", value, List.of(smaller, delta.getName())));
    }

    private static NodeProto withValue(NodeProto node, TensorProto constant) {
        AttributeProto value =
                AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(constant)
                        .build();
        return node.toBuilder().clearAttribute().addAttribute(value).build();
    }

    private static NodeProto withGroups(NodeProto node, long groups) {
        return NewNodes.without(node, "group")
                .addAttribute(NewAttribute.integer("group", groups))
                .build();
    }

    /** A shuffle of channels becomes a single Gather. */
    private NodeProto reordered(NodeProto node, Place.Order place, Adapters.Added added) {
        SortedSet<Integer> gone = plan.lost(place);
        List<Integer> from = new ArrayList<>();
        for (int to = 0; to < place.order().size(); to++) {
            if (!gone.contains(to)) {
                from.add(place.order().get(to));
            }
        }
        List<Integer> sorted = new ArrayList<>(from);
        Collections.sort(sorted);
        TensorProto indices =
                NewNodes.vector(
                        names.fresh(node.getOutput(0) + ".order"),
                        from.stream()
                                .map(place1 -> (long) Collections.binarySearch(sorted, place1))
                                .toList());
        added.constants().add(indices);
        return NodeProto.newBuilder()
                .setOpType("Gather")
                .setName(node.getName())
                .addInput(place.source())
                .addInput(indices.getName())
                .addOutput(node.getOutput(0))
                .addAttribute(NewAttribute.integer("axis", place.axis()))
                .build();
    }

    private NodeProto sliced(NodeProto node, Place.Window window, Adapters.Added added) {
        int start = window.start();
        Place.Part part =
                places.getOrDefault(window.node(), List.of()).stream()
                        .filter(Place.Part.class::isInstance)
                        .map(Place.Part.class::cast)
                        .findFirst()
                        .orElseThrow();
        long first = (long) start - plan.lost(window).headSet(start).size();
        long length = part.size() - plan.lost(part).size();
        NodeProto.Builder changed = node.toBuilder().clearInput().addInput(node.getInput(0));
        for (long number : new long[] {first, first + length, window.axis()}) {
            TensorProto constant =
                    NewNodes.vector(names.fresh(window.node() + ".range"), List.of(number));
            added.constants().add(constant);
            changed.addInput(constant.getName());
        }
        return changed.build();
    }

    private NodeProto split(NodeProto node, int axis, Adapters.Added added) {
        List<Long> lengths = new ArrayList<>();
        for (int output = 0; output < node.getOutputCount(); output++) {
            long length = sizes.shapes().shape(node.getOutput(output)).dim(axis);
            lengths.add(length - plan.lost(part(node, output, axis, length)).size());
        }
        if (opset < LENGTHS_AS_INPUT) {
            return NewNodes.without(node, "split")
                    .addAttribute(NewAttribute.integers("split", lengths))
                    .build();
        }
        TensorProto constant = NewNodes.vector(names.fresh(node.getOutput(0) + ".split"), lengths);
        added.constants().add(constant);
        NodeProto.Builder changed = NewNodes.without(node, "num_outputs");
        return node.getInputCount() > SPLIT
                ? changed.setInput(SPLIT, constant.getName()).build()
                : changed.addInput(constant.getName()).build();
    }

    private static Place part(NodeProto node, int output, int axis, long length) {
        return new Place.Part(Removal.id(node), output, axis, length);
    }

    /** A shape that is computed is lowered by how many are gone. */
    private NodeProto resized(NodeProto node, Place.Dimension dimension, Adapters.Added added) {
        String shape = graph.producer(dimension.node()).orElseThrow().getInput(dimension.input());
        if (Stored.of(graph, shape).isPresent()) {
            return node;
        }
        int length = sizes.integers(shape).orElseThrow().values().size();
        List<Long> gone = new ArrayList<>(Collections.nCopies(length, 0L));
        gone.set(dimension.position(), (long) plan.lost(dimension).size());
        TensorProto delta = NewNodes.vector(names.fresh(shape + ".gone"), gone);
        String smaller = names.fresh(shape + ".fewer");
        added.constants().add(delta);
        added.nodes()
                .add(
                        NewNodes.node(
                                "Sub",
                                smaller,
                                List.of(node.getInput(dimension.input()), delta.getName())));
        return node.toBuilder().setInput(dimension.input(), smaller).build();
    }
}
