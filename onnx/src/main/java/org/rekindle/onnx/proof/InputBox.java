package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.shape.Shape;

/**
 * What inputs can be. They are finite in any case. The bounds of single elements are those of one
 * sample, row-major, and apply to the first input; other inputs are then unbounded.
 */
public final class InputBox {
    private final List<ValueRange> intervals;
    private final boolean single;

    private InputBox(List<ValueRange> intervals, boolean single) {
        this.intervals = List.copyOf(intervals);
        this.single = single;
    }

    /** Any number. */
    public static InputBox unbounded() {
        return new InputBox(List.of(ValueRange.ALL), false);
    }

    /**
     * The same for all elements of all inputs.
     *
     * @throws IllegalArgumentException unless low is at most high
     */
    public static InputBox uniform(double low, double high) {
        return new InputBox(List.of(interval(low, high)), false);
    }

    /**
     * One range for each element of a sample.
     *
     * @throws IllegalArgumentException unless each low is at most its high
     */
    public static InputBox perFeature(List<Double> lows, List<Double> highs) {
        if (lows.size() != highs.size() || lows.isEmpty()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "as many lower as upper bounds were expected, and one at least, but there are %d and %d",
                            lows.size(),
                            highs.size()));
        }
        List<ValueRange> intervals = new ArrayList<>();
        for (int i = 0; i < lows.size(); i++) {
            intervals.add(interval(lows.get(i), highs.get(i)));
        }
        return new InputBox(intervals, true);
    }

    /** Whether an input has a finite range. */
    boolean isBounded() {
        return intervals.stream()
                .anyMatch(range -> Double.isFinite(range.low()) && Double.isFinite(range.high()));
    }

    /** A model gets its inputs as floats, which may lie just outside. */
    private static ValueRange interval(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "the lower bound %s should be at most the upper one, %s".formatted(low, high));
        }
        return new ValueRange(Math.min(low, (float) low), Math.max(high, (float) high));
    }

    /**
     * The bounds of an input. An unknown first axis is that of the samples, and so is one of size 1
     * where the bounds are fewer than the elements with it.
     *
     * @param first whether it is the model's first
     * @throws ModelException when it has another number of elements than there are bounds
     */
    Bounds of(Shape shape, boolean first) {
        if (!single) {
            return Bounds.uniform(shape, intervals.get(0));
        }
        if (!first) {
            return Bounds.uniform(shape, ValueRange.ALL);
        }
        List<Long> dims = shape.dims();
        for (int skipped = 0; skipped <= Math.min(1, dims.size()); skipped++) {
            List<Long> sample = dims.subList(skipped, dims.size());
            if (sample.stream().allMatch(Shape::isKnown)
                    && sample.stream().reduce(1L, (a, b) -> a * b) == intervals.size()) {
                int[] stored = dims.stream().mapToInt(Long::intValue).toArray();
                if (skipped > 0) {
                    stored[0] = 1;
                }
                return Bounds.settled(shape, stored, intervals);
            }
        }
        List<Long> sample = dims.subList(Math.min(1, dims.size()), dims.size());
        if (shape.ranked() && sample.stream().allMatch(Shape::isKnown)) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "there are bounds for %d elements of a sample, but a sample of the model has the shape %s; give one for each",
                            intervals.size(),
                            sample));
        }
        return Bounds.uniform(shape, intervals.stream().reduce(ValueRange::hull).orElseThrow());
    }
}
