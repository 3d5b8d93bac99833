package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rekindle.number.HalfFloat;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

/** Builds small networks layer after layer, with units that are dead on purpose. */
final class PruneModels {
    /** Far below anything that the weights and the inputs here can make. */
    static final double DEADLY = -1000;

    private static final String RUNTIME = "com.microsoft";
    private static final int OPSET = 17;
    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final Random random;
    private ElementKind kind = ElementKind.FLOAT;
    private boolean inNodes;
    private boolean alsoInputs;
    private String last = "x";
    private int names;

    private PruneModels(long seed) {
        random = new Random(seed);
    }

    /** A network on an input "x" of a shape, where -1 stands for any size. */
    static PruneModels on(long... dims) {
        PruneModels models = new PruneModels(7);
        models.graph.addInput(models.value("x", dims));
        return models;
    }

    PruneModels seed(long seed) {
        random.setSeed(seed);
        return this;
    }

    /** From here on, constants are of this type. */
    PruneModels of(ElementKind type) {
        kind = type;
        graph.getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type.dataType());
        return this;
    }

    /** From here on, constants stand in nodes of their own. */
    PruneModels withConstantNodes() {
        inNodes = true;
        return this;
    }

    /** From here on, constants are declared as inputs too, as old files do. */
    PruneModels withDeclaredConstants() {
        alsoInputs = true;
        return this;
    }

    /** What draws its weights. */
    Random random() {
        return random;
    }

    /** Adds a layer that is described elsewhere. */
    PruneModels with(UnaryOperator<PruneModels> layer) {
        return layer.apply(this);
    }

    String last() {
        return last;
    }

    /** The next layer reads this value. */
    PruneModels from(String value) {
        last = value;
        return this;
    }

    PruneModels gemm(int inputs, int outputs, boolean transposed, Set<Integer> dead) {
        String weights = transposed ? weights(outputs, inputs) : weights(inputs, outputs);
        return node(
                "Gemm",
                List.of(last, weights, bias(outputs, dead)),
                integer("transB", transposed ? 1 : 0));
    }

    PruneModels matMul(int inputs, int outputs) {
        return node("MatMul", List.of(last, weights(inputs, outputs)));
    }

    PruneModels add(int units, Set<Integer> dead) {
        return node("Add", List.of(last, bias(units, dead)));
    }

    /** A bias for each channel of images. */
    PruneModels add2d(int channels, Set<Integer> dead) {
        double[] values = new double[channels];
        for (int i = 0; i < channels; i++) {
            values[i] = dead.contains(i) ? DEADLY : 0;
        }
        return node("Add", List.of(last, constant(values, channels, 1, 1)));
    }

    PruneModels conv(int inputs, int outputs, int kernel, int pad, Set<Integer> dead) {
        return node(
                "Conv",
                List.of(last, weights(outputs, inputs, kernel, kernel), bias(outputs, dead)),
                integers("pads", pad, pad, pad, pad));
    }

    PruneModels depthwise(int channels, int kernel, int pad, Set<Integer> dead) {
        return node(
                "Conv",
                List.of(last, weights(channels, 1, kernel, kernel), bias(channels, dead)),
                integers("pads", pad, pad, pad, pad),
                integer("group", channels));
    }

    PruneModels batchNorm(int channels, Set<Integer> dead) {
        String variance = constant(positive(channels), channels);
        return node(
                "BatchNormalization",
                List.of(
                        last,
                        bias(channels, Set.of()),
                        bias(channels, dead),
                        bias(channels, Set.of()),
                        variance));
    }

    PruneModels relu() {
        return op("Relu");
    }

    PruneModels relu6() {
        return node("Clip", List.of(last, constant(new double[] {0}), constant(new double[] {6})));
    }

    PruneModels maxPool(int size) {
        return op("MaxPool", integers("kernel_shape", size, size), integers("strides", size, size));
    }

    PruneModels reshape(long... target) {
        ElementKind before = kind;
        kind = ElementKind.INT64;
        double[] numbers = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            numbers[i] = target[i];
        }
        String shape = constant(numbers, target.length);
        kind = before;
        return node("Reshape", List.of(last, shape));
    }

    PruneModels op(String operator, AttributeProto... attributes) {
        return node(operator, List.of(last), attributes);
    }

    /** Any node; it is named by its operator and a number, from 0 on. */
    PruneModels node(String operator, List<String> inputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
        node.setName(operator + names++);
        last = node.getName() + ".y";
        graph.addNode(node.addOutput(last).addAllAttribute(List.of(attributes)));
        return this;
    }

    /** Takes a part of axis 1. */
    PruneModels slice(String value, int start, int end) {
        ElementKind before = kind;
        kind = ElementKind.INT64;
        String first = constant(new double[] {start}, 1);
        String last = constant(new double[] {end}, 1);
        String axis = constant(new double[] {1}, 1);
        kind = before;
        return node("Slice", List.of(value, first, last, axis));
    }

    /** Parts along axis 1, whose shapes are written down. */
    List<String> split(int parts, long... dims) {
        List<String> outputs = new ArrayList<>();
        node("Split", List.of(last), integer("axis", 1));
        NodeProto.Builder split = graph.getNodeBuilder(graph.getNodeCount() - 1);
        split.clearOutput();
        for (int part = 0; part < parts; part++) {
            outputs.add(last + part);
            split.addOutput(last + part);
            graph.addValueInfo(value(last + part, dims));
        }
        return outputs;
    }

    PruneModels einsum(String equation, String weights) {
        return node(
                "Einsum",
                List.of(last, weights),
                AttributeProto.newBuilder()
                        .setName("equation")
                        .setType(AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(equation))
                        .build());
    }

    /** ONNX Runtime makes this of the last convolution, a sum with another value, and a Relu. */
    PruneModels fused(String added, String activation) {
        NodeProto.Builder node = graph.getNodeBuilder(graph.getNodeCount() - 1);
        node.setOpType("FusedConv").addInput(added);
        node.addAttribute(
                AttributeProto.newBuilder()
                        .setName("activation")
                        .setType(AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(activation)));
        return ofRuntime();
    }

    /** A constant of whole numbers. */
    String whole(ElementKind type, double[] values, long... dims) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName("w" + names++).setDataType(type.dataType());
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        for (double value : values) {
            tensor.addInt32Data((int) value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** The last node is an operator of ONNX Runtime. */
    PruneModels ofRuntime() {
        graph.getNodeBuilder(graph.getNodeCount() - 1).setDomain(RUNTIME);
        return this;
    }

    /** All results of the last node, of which it gets so many. */
    List<String> results(int count) {
        NodeProto.Builder node = graph.getNodeBuilder(graph.getNodeCount() - 1);
        List<String> all = new ArrayList<>(List.of(last));
        for (int i = 1; i < count; i++) {
            all.add(last + i);
            node.addOutput(last + i);
        }
        return all;
    }

    /** Also an output. */
    PruneModels output() {
        graph.addOutput(value(last));
        return this;
    }

    /** Writes a shape down, as shape inference would. */
    PruneModels shaped(long... dims) {
        graph.addValueInfo(value(last, dims));
        return this;
    }

    Model build() {
        output();
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(IR_VERSION);
        model.addOpsetImportBuilder().setVersion(OPSET);
        model.addOpsetImportBuilder().setDomain(RUNTIME).setVersion(1);
        return Model.parse(Path.of("test.onnx"), model.setGraph(graph).build().toByteArray());
    }

    String weights(long... dims) {
        int size = 1;
        for (long dim : dims) {
            size *= (int) dim;
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian() / 2;
        }
        return constant(values, dims);
    }

    String bias(int units, Set<Integer> dead) {
        double[] values = new double[units];
        for (int i = 0; i < units; i++) {
            values[i] = dead.contains(i) ? DEADLY : random.nextGaussian();
        }
        return constant(values, units);
    }

    /** Numbers from 0.5 to 1.5. */
    double[] positive(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = 0.5 + random.nextDouble();
        }
        return values;
    }

    /** A constant of the type and in the form that are set. */
    String constant(double[] values, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(kind.dataType());
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        for (double value : values) {
            switch (kind) {
                case FLOAT -> tensor.addFloatData((float) value);
                case FLOAT16 ->
                        tensor.addInt32Data(Short.toUnsignedInt(HalfFloat.ofFloat((float) value)));
                case DOUBLE -> tensor.addDoubleData(value);
                default -> tensor.addInt64Data((long) value);
            }
        }
        String name = "c" + names++;
        if (inNodes) {
            graph.addNode(
                    NodeProto.newBuilder()
                            .setOpType("Constant")
                            .addOutput(name)
                            .addAttribute(
                                    AttributeProto.newBuilder()
                                            .setName("value")
                                            .setType(AttributeType.TENSOR)
                                            .setT(tensor)));
        } else {
            graph.addInitializer(tensor.setName(name));
        }
        if (alsoInputs) {
            graph.addInput(value(name, dims));
        }
        return name;
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private ValueInfoProto value(String name, long... dims) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(kind.dataType());
        for (long dim : dims) {
            if (dim < 0) {
                tensor.getShapeBuilder().addDimBuilder().setDimParam("any");
            } else {
                tensor.getShapeBuilder().addDimBuilder().setDimValue(dim);
            }
        }
        return value.build();
    }
}
