package org.rekindle.onnx.input;

import java.util.List;

/**
 * An array that data offer.
 *
 * @param name may be empty
 * @param shape whole; where samples are counted, their axis is the first
 */
public record OfferedArray(String name, List<Long> shape) {

    /** Copies the list. */
    public OfferedArray {
        shape = List.copyOf(shape);
    }

    /** The shape of one sample. */
    List<Long> sampleShape() {
        return shape.isEmpty() ? shape : shape.subList(1, shape.size());
    }

    /** For messages. */
    String described() {
        return (name.isEmpty() ? "an array" : '"' + name + '"') + " of shape " + shape;
    }
}
