package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.rekindle.onnx.model.ElementKind;

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

    /** 1 where the value is above 0, else 0. NaN is not above 0. */
    String step(String value, ElementKind kind, ElementKind result) {
        TensorProto.Builder zero = TensorProto.newBuilder().setDataType(kind.dataType());
        switch (kind) {
            case FLOAT -> zero.addFloatData(0);
            case DOUBLE -> zero.addDoubleData(0);
            default -> zero.addInt32Data(0);
        }
        return cast(node("Greater", List.of(value, constant(zero.build()))), result);
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
        return node("Reshape", List.of(scalar, constant(indices(List.of(1L)))));
    }

    /** Vectors, one after the other, under a given name. */
    void concat(List<String> vectors, String name) {
        append("Concat", vectors, name, integer("axis", 0));
    }

    /** A vector of no elements. */
    String empty(ElementKind kind) {
        return constant(TensorProto.newBuilder().setDataType(kind.dataType()).addDims(0).build());
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
