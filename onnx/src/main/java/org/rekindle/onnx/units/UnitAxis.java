package org.rekindle.onnx.units;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rekindle.onnx.shape.Shape;

/**
 * Which axis of a value counts units.
 *
 * @param axis counted from the first; empty where the whole value belongs to one unit
 * @param known whether that follows from the graph; otherwise it is a guess
 */
public record UnitAxis(OptionalInt axis, boolean known) {

    /** Axis 1 as a guess, or the only axis: where most models have channels or features. */
    public static UnitAxis guess(int rank) {
        return rank == 0
                ? new UnitAxis(OptionalInt.empty(), false)
                : new UnitAxis(OptionalInt.of(Math.min(1, rank - 1)), false);
    }

    /** Axis 1, where a convolution has its channels. */
    public static UnitAxis channels() {
        return new UnitAxis(OptionalInt.of(1), true);
    }

    /** A value of one element a sample, without an axis for it: one unit. */
    static UnitAxis one() {
        return new UnitAxis(OptionalInt.empty(), true);
    }

    /** The axis of a layout: known if no other axis counts units, and this one nothing else. */
    static UnitAxis of(Optional<Layout> found, Shape shape) {
        if (found.isEmpty() || !found.get().fits(shape)) {
            return shape.ranked() && shape.rank() == 0 ? one() : guess(shape.rank());
        }
        Layout layout = found.get();
        List<Integer> axes = layout.unitAxes();
        if (axes.isEmpty()) {
            return new UnitAxis(layout.axisOfOnlyUnit(), true);
        }
        boolean alone = axes.size() == 1 && layout.isPure(axes.get(0));
        int most =
                axes.stream()
                        .max(Comparator.comparingLong(axis -> units(layout, axis)))
                        .orElseThrow();
        return new UnitAxis(OptionalInt.of(most), alone);
    }

    private static long units(Layout layout, int axis) {
        return layout.axis(axis).stream()
                .filter(Part::units)
                .mapToLong(Part::size)
                .reduce(1, (a, b) -> a * b);
    }
}
