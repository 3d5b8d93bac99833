package org.rekindle.onnx.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.rekindle.onnx.model.ElementKind;

/**
 * Grows a graph from its input on, node by node. A node gives one value, of the same name; methods
 * return the name of what they added.
 */
final class GraphWriter {
    private final GraphProto.Builder graph;

    GraphWriter(String name) {
        this.graph = GraphProto.newBuilder().setName(name);
    }

    GraphProto graph() {
        return graph.build();
    }

    String input(String name, int width, String meaning) {
        graph.addInput(rows(name, width, meaning));
        return name;
    }

    void output(String name, int width, String meaning) {
        graph.addOutput(rows(name, width, meaning));
    }

    String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(name)
                        .addAllInput(inputs)
                        .addOutput(name)
                        .addAllAttribute(List.of(attributes)));
        return name;
    }

    /**
     * Adds float32 numbers.
     *
     * @param dims their shape; the product is how many are taken
     * @param from the index of the first
     */
    String floats(String name, List<Long> dims, float[] values, int from) {
        int length = (int) dims.stream().mapToLong(dim -> dim).reduce(1, Math::multiplyExact);
        ByteBuffer bytes = littleEndian(length, ElementKind.FLOAT);
        bytes.asFloatBuffer().put(values, from, length);
        return constant(name, dims, ElementKind.FLOAT, bytes);
    }

    /** Adds a row of float64 numbers. */
    String doubles(String name, double[] values) {
        ByteBuffer bytes = littleEndian(values.length, ElementKind.DOUBLE);
        bytes.asDoubleBuffer().put(values);
        return constant(name, List.of((long) values.length), ElementKind.DOUBLE, bytes);
    }

    private static ByteBuffer littleEndian(int length, ElementKind kind) {
        int size = Math.multiplyExact(length, kind.size());
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(String name, List<Long> dims, ElementKind kind, ByteBuffer bytes) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(kind.dataType())
                        .addAllDims(dims)
                        .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    /** Any number of rows of float32 numbers. */
    private static ValueInfoProto rows(String name, int width, String meaning) {
        TensorShapeProto shape =
                TensorShapeProto.newBuilder()
                        .addDim(Dimension.newBuilder().setDimParam("batch"))
                        .addDim(Dimension.newBuilder().setDimValue(width))
                        .build();
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(ElementKind.FLOAT.dataType())
                        .setShape(shape)
                        .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setDocString(meaning)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
