package org.rekindle.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils models: their bytes blindly, or their graphs so that they still parse. */
final class MutatedModels {
    private static final int MOST_CHANGES = 4;
    private static final long[] ODD_SIZES = {
        -1, 0, 1, 3, 255, 65_536, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final List<String> OPERATORS =
            List.of(
                    "Relu",
                    "Conv",
                    "Gemm",
                    "MatMul",
                    "Add",
                    "Mul",
                    "Div",
                    "Reshape",
                    "Flatten",
                    "Transpose",
                    "Concat",
                    "Split",
                    "Slice",
                    "Gather",
                    "Shape",
                    "Pad",
                    "Clip",
                    "PRelu",
                    "Elu",
                    "BatchNormalization",
                    "MaxPool",
                    "AveragePool",
                    "GlobalAveragePool",
                    "ReduceMean",
                    "Softmax",
                    "Cast",
                    "Identity",
                    "Constant",
                    "ConstantOfShape",
                    "Resize",
                    "Unsqueeze",
                    "Squeeze",
                    "Loop",
                    "If",
                    "ConvTranspose",
                    "Expand",
                    "Tile",
                    "Nonsense");

    private final Random random;

    MutatedModels(long seed) {
        this.random = new Random(seed);
    }

    /** A spoilt model. */
    byte[] of(byte[] model) {
        return random.nextInt(3) == 0 ? bytes(model) : graph(model);
    }

    private byte[] bytes(byte[] model) {
        byte[] spoilt = model.clone();
        int changes = 1 + random.nextInt(MOST_CHANGES * MOST_CHANGES);
        for (int i = 0; i < changes && spoilt.length > 1; i++) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(5)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) random.nextInt();
                case 2 -> spoilt[at] = (byte) 0xff;
                case 3 -> spoilt = Arrays.copyOf(spoilt, 1 + at);
                default -> {
                    int to = random.nextInt(spoilt.length);
                    int length =
                            random.nextInt(1 + Math.min(64, spoilt.length - 1 - Math.max(at, to)));
                    System.arraycopy(
                            model, Math.min(at, model.length - length), spoilt, to, length);
                }
            }
        }
        return spoilt;
    }

    private byte[] graph(byte[] model) {
        try {
            ModelProto.Builder spoilt = ModelProto.parseFrom(model).toBuilder();
            GraphProto.Builder graph = spoilt.getGraphBuilder();
            int changes = 1 + random.nextInt(MOST_CHANGES);
            for (int i = 0; i < changes; i++) {
                change(graph);
            }
            if (random.nextInt(20) == 0) {
                spoilt.getOpsetImportBuilder(0).setVersion(random.nextInt(30));
            }
            return spoilt.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(GraphProto.Builder graph) {
        int place = random.nextInt(graph.getNodeCount());
        NodeProto.Builder node = graph.getNodeBuilder(place);
        switch (random.nextInt(10)) {
            case 0 -> node.setOpType(OPERATORS.get(random.nextInt(OPERATORS.size())));
            case 1 -> {
                if (node.getInputCount() > 0) {
                    node.setInput(random.nextInt(node.getInputCount()), someValue(graph));
                }
            }
            case 2 -> {
                if (node.getAttributeCount() > 0) {
                    spoilAttribute(node);
                }
            }
            case 3 -> graph.removeNode(place);
            case 4 -> node.addInput(someValue(graph));
            case 5 -> {
                if (graph.getInputCount() > 0) {
                    spoilShape(graph.getInputBuilder(random.nextInt(graph.getInputCount())));
                }
            }
            case 6, 7 -> {
                if (graph.getInitializerCount() > 0) {
                    spoilTensor(
                            graph.getInitializerBuilder(
                                    random.nextInt(graph.getInitializerCount())));
                }
            }
            case 8 -> node.clearInput();
            default -> {
                if (graph.getInitializerCount() > 0) {
                    graph.removeInitializer(random.nextInt(graph.getInitializerCount()));
                }
            }
        }
        if (graph.getNodeCount() == 0) {
            graph.addNode(NodeProto.newBuilder().setOpType("Relu"));
        }
    }

    private String someValue(GraphProto.Builder graph) {
        NodeProto node = graph.getNode(random.nextInt(graph.getNodeCount()));
        int outputs = node.getOutputCount();
        boolean constant = graph.getInitializerCount() > 0 && random.nextBoolean();
        if (constant) {
            return graph.getInitializer(random.nextInt(graph.getInitializerCount())).getName();
        }
        return outputs == 0 ? "" : node.getOutput(random.nextInt(outputs));
    }

    private void spoilAttribute(NodeProto.Builder node) {
        var attribute = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
        attribute.setI(oddSize());
        if (attribute.getIntsCount() > 0) {
            attribute.setInts(random.nextInt(attribute.getIntsCount()), oddSize());
        }
        if (random.nextBoolean()) {
            attribute.addInts(oddSize());
        }
        attribute.setF(random.nextBoolean() ? Float.NaN : random.nextFloat());
    }

    private void spoilShape(ValueInfoProto.Builder value) {
        var shape = value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        Dimension odd = Dimension.newBuilder().setDimValue(oddSize()).build();
        if (shape.getDimCount() == 0 || random.nextBoolean()) {
            shape.addDim(odd);
        } else {
            shape.setDim(random.nextInt(shape.getDimCount()), odd);
        }
    }

    private void spoilTensor(TensorProto.Builder tensor) {
        switch (random.nextInt(4)) {
            case 0 -> tensor.addDims(oddSize());
            case 1 -> {
                if (tensor.getDimsCount() > 0) {
                    tensor.setDims(random.nextInt(tensor.getDimsCount()), oddSize());
                }
            }
            case 2 -> tensor.setDataType(random.nextInt(24));
            default -> {
                // The same numbers in another shape.
                long size = tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
                tensor.clearDims().addDims(size);
            }
        }
    }

    private long oddSize() {
        return random.nextInt(3) == 0
                ? random.nextInt(10) - 2
                : ODD_SIZES[random.nextInt(ODD_SIZES.length)];
    }
}
