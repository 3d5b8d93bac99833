package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** Follows units from where they are computed to where they are read, and plans their removal. */
final class Removal {
    private final Graph graph;
    private final Sizes sizes;
    private final Plan plan = new Plan();

    Removal(Graph graph, Sizes sizes) {
        this.graph = graph;
        this.sizes = sizes;
    }

    Graph graph() {
        return graph;
    }

    Sizes sizes() {
        return sizes;
    }

    Plan plan() {
        return plan;
    }

    /** Plans the removal in the node that computes the units, and in everything before it. */
    void above(Units units) throws Obstacle {
        String value = units.value();
        if (graph.isOutput(value)) {
            throw new Obstacle("\"%s\" is an output of the model".formatted(value));
        }
        if (graph.consumers(value).size() > 1) {
            throw new Obstacle(
                    "\"%s\", which they are computed from, is also read elsewhere"
                            .formatted(value));
        }
        computed(units);
    }

    /** The same, whichever nodes read the units. */
    void computed(Units units) throws Obstacle {
        String value = units.value();
        NodeProto node =
                graph.producer(value)
                        .orElseThrow(
                                () -> new Obstacle("\"%s\" comes from outside".formatted(value)));
        checkOutputs(node);
        plan.resize(value);
        Operators.of(node).produce(this, node, units);
    }

    /** Plans the removal in every node that reads the units, and in everything after them. */
    void below(Units units) throws Obstacle {
        String value = units.value();
        if (graph.isOutput(value)) {
            throw new Obstacle("\"%s\" is an output of the model".formatted(value));
        }
        plan.resize(value);
        for (NodeProto node : graph.consumers(value)) {
            List<String> inputs = node.getInputList();
            if (Collections.frequency(inputs, value) != 1) {
                throw new Obstacle(
                        "%s reads them more than once, or within a graph of its own"
                                .formatted(Nodes.title(node)));
            }
            checkOutputs(node);
            Operators.of(node).consume(this, node, inputs.indexOf(value), units);
        }
    }

    /** A second result, such as a mask or a list of indices, would have to shrink too. */
    private void checkOutputs(NodeProto node) throws Obstacle {
        for (int i = 1; i < node.getOutputCount(); i++) {
            String output = node.getOutput(i);
            if (!output.isEmpty()
                    && (graph.isOutput(output) || !graph.consumers(output).isEmpty())) {
                throw new Obstacle("%s has more than one result".formatted(Nodes.title(node)));
            }
        }
    }

    static boolean has(NodeProto node, int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    boolean isConstant(NodeProto node, int input) {
        return has(node, input) && graph.constantProto(node.getInput(input)).isPresent();
    }

    /** The shape of a constant input. */
    List<Long> weightDims(NodeProto node, int input) throws Obstacle {
        if (!isConstant(node, input)) {
            throw notConstant(node);
        }
        return sizes.dims(node.getInput(input));
    }

    /** A constant input's numbers. */
    Tensor weights(NodeProto node, int input) throws Obstacle {
        return graph.constantInput(node, input).orElseThrow(() -> notConstant(node));
    }

    private static Obstacle notConstant(NodeProto node) {
        return new Obstacle("%s has weights that are computed".formatted(Nodes.title(node)));
    }

    /** Removes the units from a node's constant input, along one of its axes. */
    void drop(NodeProto node, int input, int axis, Units units) throws Obstacle {
        List<Long> dims = weightDims(node, input);
        String name = node.getInput(input);
        if (axis < 0 || axis >= dims.size() || dims.get(axis) != units.extent()) {
            throw new Obstacle(
                    "%s has weights of the unexpected shape %s".formatted(Nodes.title(node), dims));
        }
        checkOwn(node, name);
        plan.lose(new Place.Axis(name, axis, units.extent()), units.indices());
    }

    /** The same where the node has that input. */
    void dropIfThere(NodeProto node, int input, int axis, Units units) throws Obstacle {
        if (has(node, input)) {
            drop(node, input, axis, units);
        }
    }

    /** Lowers the element of a constant shape that counts the units. */
    void shrink(String constant, int position, Set<Integer> indices) throws Obstacle {
        if (graph.constantProto(constant).isEmpty()) {
            throw new Obstacle("the shape \"%s\" is computed".formatted(constant));
        }
        if (graph.consumers(constant).size() != 1 || graph.isOutput(constant)) {
            throw new Obstacle(
                    "the shape \"%s\", which names how many there are, is used elsewhere too"
                            .formatted(constant));
        }
        long size = (long) graph.constant(constant).orElseThrow().get(position);
        plan.lose(new Place.Dimension(constant, position, size), indices);
    }

    /** Checks that only this node reads the constant, and only once. */
    void checkOwn(NodeProto node, String constant) throws Obstacle {
        if (graph.consumers(constant).size() != 1
                || Collections.frequency(node.getInputList(), constant) != 1
                || graph.isOutput(constant)) {
            throw new Obstacle(
                    "the weights \"%s\" of %s are used elsewhere too"
                            .formatted(constant, Nodes.title(node)));
        }
    }

    /**
     * Adds what constant units contribute to a layer's bias.
     *
     * @param bias which input of the node
     * @param outputs how many units the layer has
     */
    void fold(NodeProto node, int weights, int bias, long outputs, Units units) throws Obstacle {
        if (units.areZero()) {
            return;
        }
        if (!isConstant(node, weights) || (has(node, bias) && !isConstant(node, bias))) {
            throw notConstant(node);
        }
        if (!weights(node, weights).kind().isFloating()
                || weights(node, weights).kind().size() < Float.BYTES) {
            throw new Obstacle(
                    "%s is too coarse to take up what they always give"
                            .formatted(Nodes.title(node)));
        }
        String name = "";
        if (has(node, bias)) {
            Tensor values = weights(node, bias);
            name = node.getInput(bias);
            checkOwn(node, name);
            if (values.rank() == 0
                    || values.size() != outputs
                    || values.dims().get(values.rank() - 1) != outputs) {
                throw new Obstacle(
                        "the bias of %s is not one number for each unit"
                                .formatted(Nodes.title(node)));
            }
        }
        plan.fold(new Fold(node.getOutput(0), name), units.constants());
    }
}
