package org.rekindle.data.array;

import java.util.List;

/**
 * What a file says about one of its arrays.
 *
 * @param name the file's name for it; empty where it has none
 * @param type of its numbers, as NumPy calls it, such as {@code f4}, {@code u1} or {@code i8}
 * @param shape of the whole array, first axis first; empty for a single number
 */
public record SampleArray(String name, String type, List<Long> shape) {
    /** Copies the shape. */
    public SampleArray {
        shape = List.copyOf(shape);
    }

    /** The length of the first axis; a single number is one sample. */
    public long samples() {
        return new ArrayShape(shape).samples();
    }

    /** How many numbers make a sample. */
    public long sampleSize() {
        return new ArrayShape(shape).sampleSize();
    }

    /** The array for a message. */
    public String described() {
        return name.isEmpty() ? "the array" : "array \"%s\"".formatted(name);
    }
}
