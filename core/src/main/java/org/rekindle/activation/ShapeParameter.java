package org.rekindle.activation;

/**
 * The number that shapes an activation's negative side.
 *
 * @param name {@code negative_slope} or {@code alpha}, as in PyTorch
 * @param value its value
 */
public record ShapeParameter(String name, float value) {

    /** Returns the value. Throws an IllegalArgumentException when it is not finite. */
    static float finite(String name, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s must be a finite number, but is %s".formatted(name, value));
        }
        return value;
    }
}
