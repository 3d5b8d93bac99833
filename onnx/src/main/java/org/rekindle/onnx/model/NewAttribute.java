package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.List;

/** Makes attributes of nodes. */
public final class NewAttribute {
    private NewAttribute() {}

    /** A whole number. */
    public static AttributeProto integer(String name, long value) {
        return named(name, AttributeType.INT).setI(value).build();
    }

    /** A float. */
    public static AttributeProto number(String name, float value) {
        return named(name, AttributeType.FLOAT).setF(value).build();
    }

    /** Whole numbers. */
    public static AttributeProto integers(String name, List<Long> values) {
        return named(name, AttributeType.INTS).addAllInts(values).build();
    }

    private static AttributeProto.Builder named(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
