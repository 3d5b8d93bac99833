package org.rekindle.onnx.model;

import java.util.List;

/** How ONNX calls its element types, those too that are not read here. */
public final class ElementTypeNames {
    /** By ONNX's numbers (onnx.proto, TensorProto.DataType). */
    private static final List<String> NAMES =
            List.of(
                    "undefined",
                    "float",
                    "uint8",
                    "int8",
                    "uint16",
                    "int16",
                    "int32",
                    "int64",
                    "string",
                    "bool",
                    "float16",
                    "double",
                    "uint32",
                    "uint64",
                    "complex64",
                    "complex128",
                    "bfloat16",
                    "float8e4m3fn",
                    "float8e4m3fnuz",
                    "float8e5m2",
                    "float8e5m2fnuz",
                    "uint4",
                    "int4",
                    "float4e2m1",
                    "float8e8m0",
                    "uint2",
                    "int2",
                    "float6e2m3",
                    "float6e3m2");

    private ElementTypeNames() {}

    /** The name of a type, or its number where it has none here. */
    public static String of(int dataType) {
        return dataType >= 0 && dataType < NAMES.size()
                ? NAMES.get(dataType)
                : "number " + dataType;
    }
}
