package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.rekindle.onnx.model.ModelException;

/**
 * An array of a checkpoint. Its numbers are read when they are asked for, block by block, so an
 * array may be larger than memory.
 */
public final class StoredArray {
    /** No array of weights has so many axes, and no file can make us count more. */
    private static final int MOST_AXES = 64;

    private final String name;
    private final NumberKind kind;
    private final List<Long> shape;
    private final long elements;
    private final ByteOrder order;
    private final Content content;

    StoredArray(String name, NumberKind kind, List<Long> shape, ByteOrder order, Content content) {
        this.name = name;
        this.kind = kind;
        this.shape = List.copyOf(shape);
        this.elements = elements(name, shape);
        this.order = order;
        this.content = content;
    }

    /**
     * How many numbers a shape has.
     *
     * @throws ModelException when a length is negative, or the product is too large for 63 bits
     */
    static long elements(String name, List<Long> shape) {
        long product = 1;
        if (shape.size() > MOST_AXES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" has %d axes; at most %d were expected; the file is broken",
                            name,
                            shape.size(),
                            MOST_AXES));
        }
        for (long length : shape) {
            if (length < 0) {
                throw new ModelException(
                        "array \"%s\" has a negative length in its shape %s; the file is broken"
                                .formatted(name, shape));
            }
            if (length != 0 && product > (Long.MAX_VALUE >> 4) / length) {
                throw new ModelException(
                        "array \"%s\" has a shape no file can hold, %s; the file is broken"
                                .formatted(name, shape));
            }
            product *= length;
        }
        return product;
    }

    /** As the checkpoint names it, such as {@code layer1.0.conv1.weight}. */
    public String name() {
        return name;
    }

    /** How its numbers are stored. */
    public NumberKind kind() {
        return kind;
    }

    /** The lengths of its axes. */
    public List<Long> shape() {
        return shape;
    }

    /** How many numbers it has. */
    public long elements() {
        return elements;
    }

    /** Opens its numbers from the first on, in row-major order. */
    public Numbers open() {
        try {
            return new Numbers(this, order, content.open());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * All numbers at once, for the short ones: biases, scales.
     *
     * @throws ModelException when there are more than 2^24
     */
    public double[] values() {
        if (elements > 1 << 24) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" has %d numbers, too many for a bias or a scale",
                            name,
                            elements));
        }
        double[] values = new double[(int) elements];
        double[] block = new double[Numbers.BLOCK];
        int at = 0;
        try (Numbers numbers = open()) {
            for (int n = numbers.next(block); n > 0; n = numbers.next(block)) {
                System.arraycopy(block, 0, values, at, n);
                at += n;
            }
        }
        return values;
    }

    ModelException unreadable(IOException e) {
        return new ModelException(
                "array \"%s\" cannot be read (%s); the file is broken"
                        .formatted(name, e.getMessage()),
                e);
    }
}
