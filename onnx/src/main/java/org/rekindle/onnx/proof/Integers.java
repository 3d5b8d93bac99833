package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Tensor;

/**
 * Whole numbers that a model computes with, as a rule sizes: of them the known and the {@link
 * Unknowns}.
 *
 * @param values the numbers
 * @param scalar whether it is one number without an axis
 */
record Integers(List<Long> values, boolean scalar) {
    /** More are no sizes. */
    private static final int MOST = 4096;

    /** Copies the list. */
    Integers {
        values = List.copyOf(values);
    }

    /** A list of numbers. */
    static Integers of(List<Long> values) {
        return new Integers(values, false);
    }

    /** A constant's numbers, if they are whole and few. */
    static Optional<Integers> of(Tensor tensor) {
        if (tensor.kind().isFloating() || tensor.rank() > 1 || tensor.size() > MOST) {
            return Optional.empty();
        }
        List<Long> values = Arrays.stream(tensor.values()).mapToObj(v -> (long) v).toList();
        return Optional.of(new Integers(values, tensor.rank() == 0));
    }

    /** The only number. */
    long only() {
        NotUnderstoodException.unless(values.size() == 1, "one number was expected");
        return values.get(0);
    }
}
