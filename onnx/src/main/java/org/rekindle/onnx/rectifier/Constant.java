package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.onnx.model.Attributes;
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

    /**
     * The constant that a value is, whatever its shape: also where the shape alone is computed, as
     * in the zeros that are expanded to the shape of another value.
     */
    static Optional<Constant> of(Graph graph, String value) {
        return of(graph, value, LONGEST_WALK);
    }

    private static Optional<Constant> of(Graph graph, String value, int steps) {
        Optional<Tensor> tensor = graph.constant(value);
        if (tensor.isPresent()) {
            return uniform(tensor.get());
        }
        Optional<NodeProto> producer = graph.producer(value).filter(Nodes::isStandard);
        if (steps == 0 || producer.isEmpty() || producer.get().getInputCount() == 0) {
            return Optional.empty();
        }
        NodeProto node = producer.get();
        String first = node.getInput(0);
        return switch (node.getOpType()) {
            case "Identity", "Reshape", "Squeeze", "Unsqueeze" -> of(graph, first, steps - 1);
            case "Expand" -> of(graph, first, steps - 1).map(Constant::spread);
            case "ConstantOfShape" -> filling(node);
            case "Cast" -> cast(graph, node, steps);
            case "CastLike" -> of(graph, first, steps - 1).map(Constant::asFloat);
            default -> Optional.empty();
        };
    }

    private static Optional<Constant> filling(NodeProto node) {
        Attributes attributes = new Attributes(node);
        return attributes.has("value")
                ? attributes
                        .tensor("value")
                        .flatMap(Tensor::of)
                        .flatMap(Constant::uniform)
                        .map(Constant::spread)
                : Optional.of(new Constant(0, ElementKind.FLOAT, false));
    }

    private static Optional<Constant> cast(Graph graph, NodeProto node, int steps) {
        int type = (int) new Attributes(node).integer("to", ElementKind.FLOAT.dataType());
        Optional<ElementKind> kind = ElementKind.of(type);
        return of(graph, node.getInput(0), steps - 1)
                .filter(constant -> kind.isPresent())
                .map(constant -> constant.as(kind.orElseThrow()));
    }

    /** Of the type of another value, which only floating ones are compared with here. */
    private Constant asFloat() {
        return kind.isFloating() ? this : as(ElementKind.FLOAT);
    }

    /** A cast to fewer bits is exact for the bounds that models have, and else rounds. */
    private Constant as(ElementKind to) {
        double cast = to == ElementKind.FLOAT ? (float) value : value;
        return new Constant(cast, to, single);
    }

    private Constant spread() {
        return new Constant(value, kind, false);
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
