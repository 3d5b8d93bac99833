package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * A constant that is the same number everywhere.
 *
 * @param value the number; infinite where it is the largest or smallest of its type, which
 *     exporters write for "no bound"
 * @param kind its element type
 * @param single whether it is one element, which cannot give a result more axes
 */
record Constant(double value, ElementKind kind, boolean single) {
    private static final double LARGEST_HALF = 65504;

    /** Enough for any chain of Identity and Cast before a constant. */
    private static final int LONGEST_WALK = 16;

    /** The constant that a value is, seen through Identity. */
    static Optional<Constant> of(Graph graph, String value) {
        return tensor(graph, value).flatMap(Constant::uniform);
    }

    /** The same, of a floating type. */
    static Optional<Constant> floating(Graph graph, String value) {
        return of(graph, value).filter(constant -> constant.kind().isFloating());
    }

    /** The number of a floating constant. */
    static OptionalDouble number(Graph graph, String value) {
        Optional<Constant> constant = floating(graph, value);
        return constant.isPresent()
                ? OptionalDouble.of(constant.get().value())
                : OptionalDouble.empty();
    }

    static Optional<Tensor> tensor(Graph graph, String value) {
        return graph.constant(original(graph, value));
    }

    /** The value that others only pass on. */
    static String original(Graph graph, String value) {
        String name = value;
        for (int i = 0; i < LONGEST_WALK; i++) {
            Optional<NodeProto> producer = graph.producer(name);
            if (producer.isEmpty()
                    || !Nodes.is(producer.get(), "Identity")
                    || producer.get().getInputCount() != 1) {
                return name;
            }
            name = producer.get().getInput(0);
        }
        return name;
    }

    private static Optional<Constant> uniform(Tensor tensor) {
        if (tensor.size() == 0) {
            return Optional.empty();
        }
        double first = tensor.get(0);
        for (double value : tensor.values()) {
            if (value != first) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Constant(bound(first, tensor.kind()), tensor.kind(), tensor.size() == 1));
    }

    private static double bound(double value, ElementKind kind) {
        double largest =
                switch (kind) {
                    case FLOAT -> Float.MAX_VALUE;
                    case FLOAT16 -> LARGEST_HALF;
                    default -> Double.MAX_VALUE;
                };
        return Math.abs(value) >= largest ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }
}
