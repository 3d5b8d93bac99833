package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Span;

/** Appends nodes to a graph, each giving a value of a new name. */
final class Appender {
    /** From this operator set on, the axes of ReduceSum are an input. */
    private static final long AXES_AS_INPUT = 13;

    /** From this operator set on, the axes of ReduceMin and ReduceMax are an input. */
    private static final long EXTREMA_AXES_AS_INPUT = 18;

    private final GraphProto.Builder graph;
    private final FreshNames names;
    private final long opset;

    /**
     * @param names those that the model has not given away
     */
    Appender(GraphProto.Builder graph, FreshNames names, long opset) {
        this.graph = graph;
        this.names = names;
        this.opset = opset;
    }

    /** 1 where the value lies within the span, else 0. NaN does not. */
    String inside(Span span, String value, ElementKind kind, ElementKind result) {
        // Every other kind is exact in float.
        ElementKind compared = kind == ElementKind.DOUBLE ? kind : ElementKind.FLOAT;
        String number = kind == compared ? value : cast(value, compared);
        List<String> conditions = new ArrayList<>();
        if (!Double.isInfinite(span.above())) {
            conditions.add(compare("Greater", number, span.above(), compared));
        }
        if (!Double.isInfinite(span.below())) {
            conditions.add(compare("Less", number, span.below(), compared));
        }
        String both = conditions.size() == 2 ? node("And", conditions) : conditions.get(0);
        return cast(both, result);
    }

    private String compare(String op, String value, double bound, ElementKind kind) {
        TensorProto.Builder constant = TensorProto.newBuilder().setDataType(kind.dataType());
        if (kind == ElementKind.DOUBLE) {
            constant.addDoubleData(bound);
        } else {
            constant.addFloatData((float) bound);
        }
        return node(op, List.of(value, constant(constant.build())));
    }

    /** A value of a rectifier, with one channel after the other where it is in blocks. */
    String plain(Rectifier rectifier, String value) {
        return rectifier.blocks().map(blocks -> reordered(value, blocks.channels())).orElse(value);
    }

    /** The sum of two values, element by element. */
    String add(String one, String other) {
        return node("Add", List.of(one, other));
    }

    /** The difference of two values, element by element. */
    String subtract(String one, String other) {
        return node("Sub", List.of(one, other));
    }

    String cast(String value, ElementKind kind) {
        return node("Cast", List.of(value), integer("to", kind.dataType()));
    }

    String shape(String value) {
        return node("Shape", List.of(value));
    }

    String size(String value) {
        return node("Size", List.of(value));
    }

    /** The sum of all elements, a scalar. */
    String sum(String value) {
        return node("ReduceSum", List.of(value), integer("keepdims", 0));
    }

    /** The sum over some axes, which are dropped. */
    String sum(String value, List<Long> axes) {
        if (axes.isEmpty()) {
            return value;
        }
        return opset < AXES_AS_INPUT
                ? node("ReduceSum", List.of(value), integers("axes", axes), integer("keepdims", 0))
                : node(
                        "ReduceSum",
                        List.of(value, constant(indices(axes))),
                        integer("keepdims", 0));
    }

    /** The least over some axes, which are dropped. */
    String least(String value, List<Long> axes) {
        return extremum("ReduceMin", value, axes);
    }

    /** The most over some axes, which are dropped. */
    String most(String value, List<Long> axes) {
        return extremum("ReduceMax", value, axes);
    }

    private String extremum(String op, String value, List<Long> axes) {
        return opset < EXTREMA_AXES_AS_INPUT
                ? node(op, List.of(value), integers("axes", axes), integer("keepdims", 0))
                : node(op, List.of(value, constant(indices(axes))), integer("keepdims", 0));
    }

    /** Some of the places along an axis. */
    String gather(String value, List<Long> places, int axis) {
        return node("Gather", List.of(value, constant(indices(places))), integer("axis", axis));
    }

    /** A scalar as a vector of one element. */
    String vector(String scalar) {
        return reshape(scalar, List.of(1L));
    }

    /** The same elements in another shape; one of its lengths may be -1, for what is left. */
    String reshape(String value, List<Long> dims) {
        return node("Reshape", List.of(value, constant(indices(dims))));
    }

    /** One after the other along the first axis. */
    String concat(List<String> values) {
        return node("Concat", values, integer("axis", 0));
    }

    /** Vectors, one after the other, under a given name. */
    void concat(List<String> vectors, String name) {
        append("Concat", vectors, name, integer("axis", 0));
    }

    /** The same whole number in every place; of 16-bit fractions, 0 alone. */
    String filled(ElementKind kind, int number, List<Long> dims) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(kind.dataType()).addAllDims(dims);
        long size = dims.stream().reduce(1L, (one, other) -> one * other);
        for (long i = 0; i < size; i++) {
            switch (kind) {
                case FLOAT -> tensor.addFloatData(number);
                case DOUBLE -> tensor.addDoubleData(number);
                case INT64 -> tensor.addInt64Data(number);
                default -> tensor.addInt32Data(number);
            }
        }
        return constant(tensor.build());
    }

    private static TensorProto indices(List<Long> values) {
        return TensorProto.newBuilder()
                .setDataType(ElementKind.INT64.dataType())
                .addDims(values.size())
                .addAllInt64Data(values)
                .build();
    }

    private String constant(TensorProto tensor) {
        return node(
                "Constant",
                List.of(),
                AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(tensor)
                        .build());
    }

    private String reordered(String value, int channels) {
        String output = names.next();
        graph.addNode(
                NodeProto.newBuilder()
                        .setDomain("com.microsoft.nchwc")
                        .setOpType("ReorderOutput")
                        .setName(output)
                        .addInput(value)
                        .addOutput(output)
                        .addAttribute(integer("channels", channels)));
        return output;
    }

    private String node(String op, List<String> inputs, AttributeProto... attributes) {
        String output = names.next();
        append(op, inputs, output, attributes);
        return output;
    }

    private void append(
            String op, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(op)
                        .setName(output)
                        .addAllInput(inputs)
                        .addOutput(output)
                        .addAllAttribute(List.of(attributes)));
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }
}
