package org.rekindle.onnx.prune;

import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.Integers;

/**
 * The shape that a Reshape makes: a constant, or put together from constants and from sizes of
 * values, as exporters write it.
 *
 * @param sizes those of the values
 * @param value the value that holds the shape
 */
record TargetShape(Sizes sizes, String value) {

    /**
     * The number that it states for an axis; at most 0 where it leaves the number open.
     *
     * @throws Obstacle when that is not known
     */
    long size(int axis, String title) throws Obstacle {
        Optional<Long> size =
                numbers().filter(numbers -> axis < numbers.size()).map(all -> all.get(axis));
        if (size.isEmpty() || size.get() < -1) {
            throw new Obstacle("%s gets a shape that is not known".formatted(title));
        }
        return size.get();
    }

    /** Whether a 0, which copies the size of the same axis, stands only where it copies rightly. */
    boolean copies(int before, int after) {
        List<Long> numbers = numbers().orElse(List.of());
        return before == after
                || ((before >= numbers.size() || numbers.get(before) != 0)
                        && (after >= numbers.size() || numbers.get(after) != 0));
    }

    /** Whether its first axis is that of the data, however large. */
    boolean keepsFirst(String data) {
        List<Long> dims = sizes.shapes().shape(data).dims();
        return numbers()
                .filter(numbers -> !numbers.isEmpty() && !dims.isEmpty())
                .filter(numbers -> numbers.get(0) == 0 || numbers.get(0).equals(dims.get(0)))
                .isPresent();
    }

    private Optional<List<Long>> numbers() {
        return sizes.integers(value).map(Integers::values);
    }
}
