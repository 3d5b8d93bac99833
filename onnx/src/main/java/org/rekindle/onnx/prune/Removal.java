package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.NotUnderstoodException;

/**
 * Follows units from where they are computed to where they are read, and plans their removal. A
 * node that cannot do without them gets in their place the number at which they stand; a node whose
 * input cannot do without them reads only the others.
 */
final class Removal {
    private static final int AXIS_OF_SCALES = 1;

    private final Graph graph;
    private final Sizes sizes;
    private final ConstantInputs constants;
    private Plan plan = new Plan();
    private String obstacle = "";

    /** The output of the rectifier, whose units stand at a number that is known to the last bit. */
    private String source = "";

    Removal(Graph graph, Sizes sizes) {
        this.graph = graph;
        this.sizes = sizes;
        this.constants = new ConstantInputs(graph);
    }

    Graph graph() {
        return graph;
    }

    /** The weights and biases of the graph's nodes. */
    ConstantInputs constants() {
        return constants;
    }

    Sizes sizes() {
        return sizes;
    }

    /**
     * What was planned.
     *
     * @throws Obstacle when no weights would go
     */
    Plan plan() throws Obstacle {
        if (!plan.savesWeights()) {
            throw new Obstacle(obstacle.isEmpty() ? "no weights belong to them alone" : obstacle);
        }
        return plan;
    }

    /** How a plan names a node. */
    static String id(NodeProto node) {
        return node.getOutputList().stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    /** What was planned, be it much or little. */
    Plan partial() {
        return plan;
    }

    /** A part of a plan. */
    interface Step {
        /**
         * Plans it.
         *
         * @throws Obstacle when it cannot be done
         */
        void plan() throws Obstacle;
    }

    /**
     * Removes units of a rectifier where they are computed and where they are read.
     *
     * @param kind the element type of its output
     */
    void whole(Units units, ElementKind kind) throws Obstacle {
        source = units.value();
        attempt(
                () -> {
                    computed(units);
                    below(units);
                });
        if (!units.areZero()) {
            plan.stand(place(units), new Standing(units.constants(), kind));
        }
    }

    /** Takes a step as a whole, or nothing of it. */
    void attempt(Step step) throws Obstacle {
        Plan before = plan;
        Plan made = new Plan();
        plan = made;
        try {
            step.plan();
        } catch (Obstacle e) {
            obstacle = obstacle.isEmpty() ? e.reason() : obstacle;
            throw e;
        } catch (NotUnderstoodException e) {
            throw new Obstacle(
                    "a shape on their way is not understood (%s)".formatted(e.getMessage()));
        } finally {
            plan = before;
        }
        plan.join(made);
    }

    /** A node does without units that it reads, and so do the nodes before it if they can. */
    void above(NodeProto node, int input, Units units) {
        plan.lose(
                new Place.Reading(id(node), input, units.axis(), units.extent()), units.indices());
        String value = units.value();
        List<NodeProto> readers = graph.consumers(value);
        if (graph.isOutput(value)
                || readers.size() != 1
                || Collections.frequency(node.getInputList(), value) != 1) {
            return;
        }
        try {
            attempt(() -> computed(units));
        } catch (Obstacle e) {
            // They are computed, and not read.
        }
    }

    /** Plans the removal in the node that computes the units, and in everything before it. */
    void computed(Units units) throws Obstacle {
        String value = units.value();
        NodeProto node =
                graph.producer(value)
                        .orElseThrow(
                                () -> new Obstacle("\"%s\" comes from outside".formatted(value)));
        lose(units);
        known(node).produce(this, node, units);
    }

    /** A value gets smaller. */
    void lose(Units units) {
        plan.lose(place(units), units.indices());
    }

    private static Place.Value place(Units units) {
        return new Place.Value(units.value(), units.axis(), units.extent());
    }

    /** A reader that cannot do without them gets them back. */
    private boolean canReturn(Units units) {
        return units.areZero() || units.value().equals(source);
    }

    /** Plans the removal in every node that reads the units, and in everything after them. */
    void below(Units units) throws Obstacle {
        String value = units.value();
        if (graph.isOutput(value) && !canReturn(units)) {
            throw new Obstacle("\"%s\" is an output of the model".formatted(value));
        }
        lose(units);
        for (NodeProto node : graph.consumers(value)) {
            if (!node.getInputList().contains(value)) {
                throw new Obstacle(
                        "%s reads them within a graph of its own".formatted(Nodes.title(node)));
            }
            for (int input = 0; input < node.getInputCount(); input++) {
                if (node.getInput(input).equals(value)) {
                    read(node, input, units);
                }
            }
        }
    }

    private void read(NodeProto node, int input, Units units) throws Obstacle {
        try {
            attempt(
                    () -> {
                        plan.lose(
                                new Place.Reading(id(node), input, units.axis(), units.extent()),
                                units.indices());
                        known(node).consume(this, node, input, units);
                    });
        } catch (Obstacle e) {
            if (!canReturn(units)) {
                throw e;
            }
        }
    }

    /** A second result, such as a mask or a list of indices, would have to shrink too. */
    private OperatorPruning known(NodeProto node) throws Obstacle {
        OperatorPruning pruning = Operators.of(node);
        for (int i = 1; i < node.getOutputCount() && !pruning.keepsResultsApart(); i++) {
            String output = node.getOutput(i);
            if (!output.isEmpty()
                    && (graph.isOutput(output) || !graph.consumers(output).isEmpty())) {
                throw new Obstacle("%s has more than one result".formatted(Nodes.title(node)));
            }
        }
        return pruning;
    }

    /** Removes the units from a node's constant input, along one of its axes. */
    void drop(NodeProto node, int input, int axis, Units units) throws Obstacle {
        List<Long> dims = constants.dims(node, input);
        if (axis < 0 || axis >= dims.size() || dims.get(axis) != units.extent()) {
            throw new Obstacle(
                    "%s has weights of the unexpected shape %s".formatted(Nodes.title(node), dims));
        }
        var quantized = Dequantized.of(graph, node, input);
        if (quantized.isPresent()) {
            dropQuantized(node, input, quantized.get(), axis, units);
        } else {
            plan.lose(new Place.Weights(id(node), input, axis, units.extent()), units.indices());
        }
    }

    /** Weights that are whole numbers times a scale, one for all or one for each unit. */
    private void dropQuantized(
            NodeProto node, int input, NodeProto quantized, int axis, Units units) throws Obstacle {
        String value = quantized.getOutput(0);
        if (graph.consumers(value).size() != 1
                || Collections.frequency(node.getInputList(), value) != 1
                || graph.isOutput(value)) {
            throw new Obstacle(
                    "the weights \"%s\" of %s are used elsewhere too"
                            .formatted(value, Nodes.title(node)));
        }
        drop(quantized, 0, axis, units);
        if (Dequantized.axis(graph, quantized) == axis) {
            drop(quantized, AXIS_OF_SCALES, 0, units);
            dropIfThere(quantized, AXIS_OF_SCALES + 1, 0, units);
        }
        plan.lose(new Place.Value(value, axis, units.extent()), units.indices());
        plan.lose(new Place.Reading(id(node), input, axis, units.extent()), units.indices());
    }

    /** The same where the node has that input. */
    void dropIfThere(NodeProto node, int input, int axis, Units units) throws Obstacle {
        if (Nodes.has(node, input)) {
            drop(node, input, axis, units);
        }
    }

    /** Lowers the element of a shape that counts the units. */
    void shrink(NodeProto node, int input, int position, long size, Set<Integer> indices)
            throws Obstacle {
        if (sizes.integers(node.getInput(input)).isEmpty()) {
            throw new Obstacle("%s gets a shape that is not known".formatted(Nodes.title(node)));
        }
        plan.lose(new Place.Dimension(id(node), input, position, size), indices);
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
        if (units.constants().containsValue(Double.NaN)) {
            throw new Obstacle("it is not known at what number they stand");
        }
        plan.fold(Fold.of(graph, node, weights, bias, outputs), units.constants());
    }

    /** Removes the units from a place of a node. */
    void lose(Place place, Set<Integer> indices) {
        plan.lose(place, indices);
    }
}
