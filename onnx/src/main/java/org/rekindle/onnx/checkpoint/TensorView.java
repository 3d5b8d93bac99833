package org.rekindle.onnx.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.pickle.Tensor;

/**
 * A tensor of PyTorch whose numbers do not lie one after the other, such as a transposed one.
 *
 * @param shape of the tensor
 * @param strides in numbers
 * @param size of a number in bytes
 * @param first the first number in the storage
 * @param span how many numbers of the storage it spans
 * @param elements how many numbers it has
 * @param storage the bytes
 */
record TensorView(
        List<Long> shape,
        List<Long> strides,
        int size,
        long first,
        int span,
        int elements,
        Content storage)
        implements Content {

    /** What a tensor shows of its storage, checked to lie in it. */
    static Content of(Path path, String name, Tensor tensor, NumberKind kind, Content storage) {
        List<Long> shape = tensor.shape();
        List<Long> strides = tensor.strides();
        long elements = StoredArray.elements(name, shape);
        long held = tensor.storage().elements();
        boolean broken = strides.size() != shape.size() || tensor.offset() < 0;
        long last = 0;
        boolean dense = true;
        long expected = 1;
        for (int i = shape.size() - 1; i >= 0 && !broken; i--) {
            long steps = shape.get(i) - 1;
            long stride = strides.get(i);
            broken = stride < 0 || (steps > 0 && stride > held / steps);
            last += Math.max(steps, 0) * stride;
            dense &= steps <= 0 || stride == expected;
            expected *= Math.max(shape.get(i), 1);
        }
        if (elements == 0) {
            return InputStream::nullInputStream;
        }
        if (broken || elements > held || last >= held || tensor.offset() > held - 1 - last) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s is broken: array \"%s\" of shape %s does not lie in its storage of %d numbers",
                            path,
                            name,
                            shape,
                            held));
        }
        if (dense) {
            long from = tensor.offset() * kind.size();
            return () -> {
                InputStream stream = storage.open();
                stream.skipNBytes(from);
                return stream;
            };
        }
        if ((last + 1) * kind.size() > Integer.MAX_VALUE >> 1) {
            throw new ModelException(
                    "array \"%s\" of %s is not contiguous and too large to be turned; save it with .contiguous()"
                            .formatted(name, path));
        }
        return new TensorView(
                shape,
                strides,
                kind.size(),
                tensor.offset(),
                (int) last + 1,
                (int) elements,
                storage);
    }

    @Override
    public InputStream open() throws IOException {
        byte[] from;
        try (InputStream stream = storage.open()) {
            stream.skipNBytes(first * size);
            from = stream.readNBytes(span * size);
        }
        if (from.length < span * size) {
            throw new IOException("its storage is cut off");
        }
        byte[] into = new byte[elements * size];
        long[] place = new long[shape.size()];
        for (int i = 0; i < elements; i++) {
            long at = 0;
            for (int axis = 0; axis < place.length; axis++) {
                at += place[axis] * strides.get(axis);
            }
            System.arraycopy(from, (int) at * size, into, i * size, size);
            for (int axis = place.length - 1;
                    axis >= 0 && ++place[axis] == shape.get(axis);
                    axis--) {
                place[axis] = 0;
            }
        }
        return new ByteArrayInputStream(into);
    }
}
