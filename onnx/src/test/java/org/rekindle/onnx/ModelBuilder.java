package org.rekindle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import org.rekindle.onnx.model.Model;

/** Builds small models for tests. Nodes are named after their first output. */
public final class ModelBuilder {
    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private long opset = 17;

    /** The version of ONNX's operators; 17 unless it is set. */
    public ModelBuilder opset(long version) {
        opset = version;
        return this;
    }

    /** A float input; sizes below 1 are left open. */
    public ModelBuilder input(String name, long... dims) {
        graph.addInput(value(name, dims));
        return this;
    }

    /** A float output whose shape is left out. */
    public ModelBuilder output(String name) {
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).build();
        graph.addOutput(
                ValueInfoProto.newBuilder()
                        .setName(name)
                        .setType(TypeProto.newBuilder().setTensorType(tensor)));
        return this;
    }

    /** A float output of a stated shape; sizes below 1 are left open. */
    public ModelBuilder output(String name, long... dims) {
        graph.addOutput(value(name, dims));
        return this;
    }

    /** A constant of floats. */
    public ModelBuilder initializer(String name, List<Long> dims, float... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .addAllDims(dims)
                        .setDataType(DataType.FLOAT.getNumber());
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** A constant of one unsigned byte. */
    public ModelBuilder bytes(String name, int value) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.UINT8.getNumber())
                        .addInt32Data(value));
        return this;
    }

    /** A constant list of 64-bit integers. */
    public ModelBuilder integers(String name, long... values) {
        return integers(name, List.of((long) values.length), values);
    }

    /** A constant of 64-bit integers. */
    public ModelBuilder integers(String name, List<Long> dims, long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .addAllDims(dims)
                        .setDataType(DataType.INT64.getNumber());
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** A node with one output. */
    public ModelBuilder node(
            String op, List<String> inputs, String output, AttributeProto... attributes) {
        return node(op, inputs, List.of(output), attributes);
    }

    /** A node. */
    public ModelBuilder node(
            String op, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setName(outputs.get(0))
                        .setOpType(op)
                        .addAllInput(inputs)
                        .addAllOutput(outputs)
                        .addAllAttribute(List.of(attributes)));
        return this;
    }

    /** An attribute that is a whole number. */
    public static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    /** An attribute that is a number. */
    public static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** An attribute that is a text. */
    public static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** An attribute that is a list of whole numbers. */
    public static AttributeProto attribute(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    /** An attribute that is a graph. */
    public static AttributeProto attribute(String name, GraphProto graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    /** Takes the one branch where the sum of a value is above a limit, and else the other. */
    public ModelBuilder branching(
            String value, String limit, String output, GraphProto above, GraphProto otherwise) {
        return node("ReduceSum", List.of(value), output + "_sum", attribute("keepdims", 0))
                .node("Greater", List.of(output + "_sum", limit), output + "_above")
                .node(
                        "If",
                        List.of(output + "_above"),
                        output,
                        attribute("then_branch", above),
                        attribute("else_branch", otherwise));
    }

    /** The model. */
    public ModelProto proto() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build();
    }

    /** The model as a file would hold it. */
    public byte[] bytes() {
        return proto().toByteArray();
    }

    /** The model as it is read. */
    public Model model() {
        return Model.parse(Path.of("test.onnx"), bytes());
    }

    private static ValueInfoProto value(String name, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < dims.length; axis++) {
            shape.addDim(
                    dims[axis] > 0
                            ? Dimension.newBuilder().setDimValue(dims[axis])
                            : Dimension.newBuilder().setDimParam("size" + axis));
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(shape)
                        .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
