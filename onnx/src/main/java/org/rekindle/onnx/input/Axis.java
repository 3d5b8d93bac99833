package org.rekindle.onnx.input;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;

/**
 * One axis of an input, as the model declares it.
 *
 * @param symbol its name where its length is free; may be empty
 * @param size its length, or {@link #FREE}
 */
public record Axis(String symbol, long size) {
    /** The length of an axis that takes what comes. */
    public static final long FREE = -1;

    static Axis of(Dimension dimension) {
        return dimension.hasDimValue() && dimension.getDimValue() > 0
                ? new Axis("", dimension.getDimValue())
                : new Axis(dimension.getDimParam(), FREE);
    }

    /** Whether it takes any length. */
    public boolean isFree() {
        return size == FREE;
    }

    /** Whether it takes this length. */
    boolean takes(long length) {
        return isFree() || size == length;
    }

    @Override
    public String toString() {
        if (!isFree()) {
            return Long.toString(size);
        }
        return symbol.isEmpty() ? "?" : symbol;
    }
}
