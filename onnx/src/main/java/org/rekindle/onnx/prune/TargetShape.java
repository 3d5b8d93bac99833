package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.Integers;

/**
 * The shape that a Reshape makes: a constant, or put together from constants and from sizes of
 * values, as exporters write it.
 *
 * @param graph where it stands
 * @param sizes those of the values
 * @param value the value that holds the shape
 */
record TargetShape(Graph graph, Sizes sizes, String value) {

    /** Where an element of the shape is written down. */
    record Origin(String constant, int position) {}

    /** Whether it states a number for an axis, or may state one. */
    boolean names(int axis) {
        return sizes.integers(value)
                .map(Integers::values)
                .filter(numbers -> axis < numbers.size())
                .map(numbers -> numbers.get(axis) > 0)
                .orElse(true);
    }

    /** Whether its first axis is that of the data, however large. */
    boolean keepsFirst(String data) {
        List<Long> dims = sizes.shapes().shape(data).dims();
        return sizes.integers(value)
                .map(Integers::values)
                .filter(numbers -> !numbers.isEmpty() && !dims.isEmpty())
                .filter(numbers -> numbers.get(0) == 0 || numbers.get(0).equals(dims.get(0)))
                .isPresent();
    }

    /** Which constant holds an element of the shape. */
    Optional<Origin> origin(int position) {
        return origin(value, position);
    }

    private Optional<Origin> origin(String shape, int position) {
        if (graph.constant(shape).isPresent()) {
            return Optional.of(new Origin(shape, position));
        }
        NodeProto node = graph.producer(shape).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (keepsNumbers(node)) {
            return origin(node.getInput(0), position);
        }
        int offset = 0;
        for (String part : Nodes.is(node, "Concat") ? node.getInputList() : List.<String>of()) {
            int length = sizes.integers(part).map(known -> known.values().size()).orElse(0);
            if (position < offset + length) {
                return origin(part, position - offset);
            }
            offset += length;
        }
        return Optional.empty();
    }

    private static boolean keepsNumbers(NodeProto node) {
        return List.of("Cast", "Identity", "Squeeze", "Unsqueeze").contains(node.getOpType());
    }
}
