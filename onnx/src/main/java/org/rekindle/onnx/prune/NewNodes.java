package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.rekindle.number.HalfFloat;
import org.rekindle.onnx.model.BrainFloat;
import org.rekindle.onnx.model.ElementKind;

/** Nodes and constants, briefly. */
final class NewNodes {
    private NewNodes() {}

    static NodeProto node(
            String operator, String output, List<String> inputs, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    /** A vector of whole numbers. */
    static TensorProto vector(String name, List<Long> values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(ElementKind.INT64.dataType())
                .addDims(values.size())
                .addAllInt64Data(values)
                .build();
    }

    /** A single number of a type. */
    static TensorProto scalar(String name, double number, ElementKind kind) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(kind.dataType());
        return switch (kind) {
            case FLOAT -> tensor.addFloatData((float) number).build();
            case DOUBLE -> tensor.addDoubleData(number).build();
            case FLOAT16 -> tensor.addInt32Data(bits(HalfFloat.ofFloat((float) number))).build();
            case BFLOAT16 -> tensor.addInt32Data(bits(BrainFloat.ofFloat((float) number))).build();
            default -> tensor.addInt32Data((int) number).build();
        };
    }

    private static int bits(short number) {
        return Short.toUnsignedInt(number);
    }

    /** The same node without an attribute. */
    static NodeProto.Builder without(NodeProto node, String attribute) {
        NodeProto.Builder changed = node.toBuilder().clearAttribute();
        node.getAttributeList().stream()
                .filter(kept -> !kept.getName().equals(attribute))
                .forEach(changed::addAttribute);
        return changed;
    }
}
