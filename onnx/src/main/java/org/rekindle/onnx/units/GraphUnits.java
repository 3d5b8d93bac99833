package org.rekindle.onnx.units;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Shapes;

/** Where units lie in each value of a graph, found in one pass from its inputs to its outputs. */
final class GraphUnits {
    private final UnitAxes all;
    private final Graph graph;
    private final @Nullable GraphUnits outer;
    private final Shapes shapes;
    private final Map<String, Shape> measured;
    private final Map<String, Layout> layouts = new HashMap<>();
    private final Set<String> constants = new HashSet<>();

    /**
     * @param all for the graphs within this one
     * @param outer the graph around it
     * @param measured the shapes that a run has shown, by the values' names
     */
    GraphUnits(UnitAxes all, Graph graph, @Nullable GraphUnits outer, Map<String, Shape> measured) {
        this.all = all;
        this.graph = graph;
        this.outer = outer;
        this.measured = measured;
        this.shapes = outer == null ? Shapes.of(graph) : Shapes.within(graph, outer.shapes);
    }

    /** Goes through the nodes. */
    void follow() {
        for (NodeProto node : graph.nodes()) {
            if (isConstant(node)) {
                constants.addAll(node.getOutputList());
            } else if (Nodes.is(node, "If")) {
                branches(node);
            } else {
                apply(node);
            }
        }
    }

    private void apply(NodeProto node) {
        for (int output = 0; output < node.getOutputCount(); output++) {
            NodeView view = new NodeView(node, output, this);
            if (view.shape().ranked()) {
                String name = node.getOutput(output);
                try {
                    UnitRules.layout(view).ifPresent(layout -> layouts.put(name, layout));
                } catch (NotUnderstoodException
                        | ArithmeticException
                        | IndexOutOfBoundsException e) {
                    // The node is not as ONNX defines it: nothing tells.
                }
            }
        }
    }

    /** What the branches of an If agree on; a branch in which nothing tells has no say. */
    private void branches(NodeProto node) {
        List<GraphUnits> inner = new ArrayList<>();
        for (GraphProto branch : Graph.subgraphs(node)) {
            inner.add(all.of(graph.subgraph(branch)));
        }
        for (int output = 0; output < node.getOutputCount(); output++) {
            List<Layout> told = new ArrayList<>();
            for (GraphUnits branch : inner) {
                branch.output(output).ifPresent(told::add);
            }
            Shape shape = shape(node.getOutput(output));
            boolean agree =
                    told.stream().map(Layout::unitAxes).distinct().count() == 1
                            && (!shape.ranked() || told.get(0).fits(shape));
            if (agree) {
                layouts.put(node.getOutput(output), told.get(0));
            }
        }
    }

    private Optional<Layout> output(int index) {
        return index < graph.proto().getOutputCount()
                ? layout(graph.proto().getOutput(index).getName())
                : Optional.empty();
    }

    private boolean isConstant(NodeProto node) {
        return Graph.subgraphs(node).isEmpty()
                && node.getInputList().stream().allMatch(name -> name.isEmpty() || isConstant(name))
                && !node.getOpType().startsWith("Random");
    }

    /** Whether a value is the same for all inputs of the model. */
    boolean isConstant(String value) {
        return constants.contains(value)
                || graph.constantProto(value).isPresent()
                || (isFromOutside(value) && outer != null && outer.isConstant(value));
    }

    /** Whether a value may be weights: constant, and not a single number. */
    boolean isMatrix(String value) {
        return !value.isEmpty() && isConstant(value) && shape(value).rank() > 0;
    }

    /** Where units lie in a value; empty where nothing tells. */
    Optional<Layout> layout(String value) {
        Layout own = layouts.get(value);
        return own == null && isFromOutside(value) && outer != null
                ? outer.layout(value)
                : Optional.ofNullable(own);
    }

    /** The shape of a value: as a run showed it, or else as it follows from the graph. */
    Shape shape(String value) {
        Shape shown = measured.get(value);
        if (shown != null) {
            return shown;
        }
        return isFromOutside(value) && outer != null && graph.constantProto(value).isEmpty()
                ? outer.shape(value)
                : shapes.shape(value);
    }

    Optional<Integers> integers(String value) {
        return shapes.integers(value);
    }

    /** The node that computes a value, here or further out. */
    Optional<NodeProto> producer(String value) {
        return home(value).graph.producer(value);
    }

    /** The graph that computes a value. */
    GraphUnits home(String value) {
        return outer != null && isFromOutside(value) ? outer.home(value) : this;
    }

    GraphValue value(String name) {
        return new GraphValue(graph, name);
    }

    private boolean isFromOutside(String value) {
        return graph.producer(value).isEmpty()
                && graph.proto().getInputList().stream()
                        .noneMatch(input -> input.getName().equals(value));
    }
}
