package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/** What a Constant node gives, in the forms that ONNX has for it. */
final class Constants {
    private Constants() {}

    static Optional<TensorProto> value(NodeProto node) {
        Attributes attributes = new Attributes(node);
        if (attributes.has("value")) {
            return attributes.tensor("value");
        }
        if (attributes.has("value_float")) {
            return Optional.of(floats(List.of(attributes.number("value_float", 0))).build());
        }
        if (attributes.has("value_floats")) {
            List<Float> values = attributes.numbers("value_floats");
            return Optional.of(floats(values).addDims(values.size()).build());
        }
        if (attributes.has("value_int")) {
            return Optional.of(integers(List.of(attributes.integer("value_int", 0))).build());
        }
        if (attributes.has("value_ints")) {
            List<Long> values = attributes.integers("value_ints");
            return Optional.of(integers(values).addDims(values.size()).build());
        }
        return Optional.empty();
    }

    private static TensorProto.Builder floats(List<Float> values) {
        return TensorProto.newBuilder()
                .setDataType(ElementKind.FLOAT.dataType())
                .addAllFloatData(values);
    }

    private static TensorProto.Builder integers(List<Long> values) {
        return TensorProto.newBuilder()
                .setDataType(ElementKind.INT64.dataType())
                .addAllInt64Data(values);
    }
}
