package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** A constant's numbers, row-major, as doubles: all types fit, except huge 64-bit integers. */
public final class Tensor {
    private final List<Long> dims;
    private final ElementKind kind;
    private final double[] values;

    /**
     * Holds the values and does not copy them.
     *
     * @param dims their product is the number of values; empty for a scalar
     */
    public Tensor(List<Long> dims, ElementKind kind, double[] values) {
        this.dims = List.copyOf(dims);
        this.kind = kind;
        this.values = values;
    }

    /** The numbers of a checked tensor; empty when they are of a type that is not read here. */
    public static Optional<Tensor> of(TensorProto proto) {
        return ElementKind.of(proto.getDataType()).map(kind -> of(proto, kind));
    }

    private static Tensor of(TensorProto proto, ElementKind kind) {
        if (proto.hasRawData()) {
            ByteBuffer bytes =
                    proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            double[] values = new double[bytes.remaining() / kind.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = kind.raw(bytes, i);
            }
            return new Tensor(proto.getDimsList(), kind, values);
        }
        double[] values = new double[kind.typedCount(proto)];
        for (int i = 0; i < values.length; i++) {
            values[i] = kind.typed(proto, i);
        }
        return new Tensor(proto.getDimsList(), kind, values);
    }

    /** The shape; empty for a scalar. */
    public List<Long> dims() {
        return dims;
    }

    /** The number of axes. */
    public int rank() {
        return dims.size();
    }

    /** The element type. */
    public ElementKind kind() {
        return kind;
    }

    /** The number of elements. */
    public int size() {
        return values.length;
    }

    /** One element, counted row-major. */
    public double get(int index) {
        return values[index];
    }

    /** The numbers themselves, to read only. */
    public double[] values() {
        return values;
    }
}
