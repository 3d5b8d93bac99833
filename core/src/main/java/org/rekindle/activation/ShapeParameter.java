package org.rekindle.activation;

/**
 * The number that shapes an activation.
 *
 * @param name {@code negative_slope}, {@code alpha} or {@code beta}, as in PyTorch
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

    /** Returns the value. Throws an IllegalArgumentException when it is not finite and above 0. */
    static float positive(String name, float value) {
        if (!(value > 0 && Float.isFinite(value))) {
            throw new IllegalArgumentException(
                    "%s must be a finite number above 0, but is %s".formatted(name, value));
        }
        return value;
    }
}
