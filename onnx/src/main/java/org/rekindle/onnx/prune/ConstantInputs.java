package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** The constant inputs of nodes: weights and biases, stored as they are or as whole numbers. */
final class ConstantInputs {
    private final Graph graph;

    ConstantInputs(Graph graph) {
        this.graph = graph;
    }

    /** Whether a node has this input, and it is constant. */
    boolean has(NodeProto node, int input) {
        return Nodes.has(node, input)
                && (Stored.of(graph, node.getInput(input)).isPresent()
                        || Dequantized.of(graph, node, input).isPresent());
    }

    /** The shape of a constant input. */
    List<Long> dims(NodeProto node, int input) throws Obstacle {
        if (!has(node, input)) {
            throw computed(node);
        }
        var quantized = Dequantized.of(graph, node, input);
        String name = quantized.isPresent() ? quantized.get().getInput(0) : node.getInput(input);
        return Stored.of(graph, name).orElseThrow(() -> computed(node)).getDimsList();
    }

    /** A constant input's numbers. */
    Tensor numbers(NodeProto node, int input) throws Obstacle {
        return Dequantized.weights(graph, node, input).orElseThrow(() -> computed(node));
    }

    /** That the weights of a node are none. */
    static Obstacle computed(NodeProto node) {
        return new Obstacle("%s has weights that are computed".formatted(Nodes.title(node)));
    }
}
