package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** Weights that a DequantizeLinear makes of whole numbers: (number − zero point) · scale. */
final class Dequantized {
    private Dequantized() {}

    /** The node that makes a node's weights of a constant, if one does. */
    static Optional<NodeProto> of(Graph graph, NodeProto node, int input) {
        return input >= node.getInputCount()
                ? Optional.empty()
                : graph.producer(node.getInput(input))
                        .filter(producer -> Nodes.is(producer, "DequantizeLinear"))
                        .filter(producer -> new Attributes(producer).integer("block_size", 0) == 0)
                        .filter(producer -> isStored(graph, producer, 0))
                        .filter(producer -> isStored(graph, producer, 1));
    }

    private static boolean isStored(Graph graph, NodeProto node, int input) {
        return input < node.getInputCount() && Stored.of(graph, node.getInput(input)).isPresent();
    }

    /** The axis that has a scale for each place; below zero where one scale serves all. */
    static int axis(Graph graph, NodeProto dequantize) {
        Tensor scale = graph.constantInput(dequantize, 1).orElseThrow();
        int rank = graph.constantInput(dequantize, 0).orElseThrow().rank();
        if (scale.rank() == 0 || scale.size() == 1) {
            return -1;
        }
        long axis = new Attributes(dequantize).integer("axis", 1);
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** A constant input's numbers, whether they are quantised or not. */
    static Optional<Tensor> weights(Graph graph, NodeProto node, int input) {
        Optional<NodeProto> made = of(graph, node, input);
        if (made.isEmpty()) {
            return graph.constantInput(node, input);
        }
        NodeProto dequantize = made.get();
        Tensor numbers = graph.constantInput(dequantize, 0).orElseThrow();
        Tensor scale = graph.constantInput(dequantize, 1).orElseThrow();
        Optional<Tensor> zero = graph.constantInput(dequantize, 2);
        int axis = axis(graph, dequantize);
        List<Long> dims = numbers.dims();
        long inner = 1;
        for (int i = axis + 1; axis >= 0 && i < dims.size(); i++) {
            inner *= dims.get(i);
        }
        double[] values = new double[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            int at = axis < 0 ? 0 : (int) (i / inner % dims.get(axis));
            values[i] =
                    (numbers.get(i) - zero.map(points -> points.get(at)).orElse(0.0))
                            * scale.get(at);
        }
        return Optional.of(new Tensor(dims, ElementKind.FLOAT, values));
    }
}
