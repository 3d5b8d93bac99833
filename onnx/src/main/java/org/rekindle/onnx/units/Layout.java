package org.rekindle.onnx.units;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rekindle.onnx.shape.Shape;

/**
 * How units lie in a value. Units that two axes count together are one for each pair.
 *
 * @param axes for each axis its parts, the outermost first; none for an axis of size 1 that does
 *     not count units
 */
record Layout(List<List<Part>> axes) {

    /** Copies the lists. */
    Layout {
        axes = axes.stream().map(List::copyOf).toList();
    }

    /** Of a value in which no axis counts units. */
    static Layout plain(Shape shape) {
        return new Layout(shape.dims().stream().map(Layout::places).toList());
    }

    /** The parts of an axis that counts something else. */
    static List<Part> places(long size) {
        return size == 1 ? List.of() : List.of(new Part(size, false));
    }

    /** The same, but this axis counts units and nothing else. */
    Layout units(int axis, long size) {
        return with(axis, List.of(new Part(size, true)));
    }

    /** The same but for one axis. */
    Layout with(int axis, List<Part> parts) {
        List<List<Part>> changed = new ArrayList<>(axes);
        changed.set(axis, parts);
        return new Layout(changed);
    }

    int rank() {
        return axes.size();
    }

    List<Part> axis(int axis) {
        return axes.get(axis);
    }

    /** Whether an axis counts more than one unit, alone or among other things. */
    boolean hasUnits(int axis) {
        return axes.get(axis).stream().anyMatch(part -> part.units() && part.size() != 1);
    }

    /** Whether any axis counts more than one unit. */
    boolean hasUnits() {
        return IntStream.range(0, rank()).anyMatch(this::hasUnits);
    }

    /** Whether an axis counts units and nothing else. */
    boolean isPure(int axis) {
        return axes.get(axis).stream().allMatch(Part::units) && !axes.get(axis).isEmpty();
    }

    /** The size of an axis; below zero where it is not known. */
    long size(int axis) {
        List<Part> parts = axes.get(axis);
        if (parts.size() == 1) {
            return parts.get(0).size();
        }
        return parts.stream().allMatch(Part::isKnown)
                ? parts.stream().mapToLong(Part::size).reduce(1, Math::multiplyExact)
                : -1;
    }

    /** With the sizes that are known of the value, where this one knew none. */
    Layout fitted(Shape shape) {
        Layout fitted = this;
        for (int axis = 0; axis < rank(); axis++) {
            List<Part> parts = axes.get(axis);
            if (parts.size() == 1 && !parts.get(0).isKnown() && Shape.isKnown(shape.dim(axis))) {
                long size = shape.dim(axis);
                fitted = fitted.with(axis, size == 1 ? List.of() : sized(parts.get(0), size));
            }
        }
        return fitted;
    }

    private static List<Part> sized(Part part, long size) {
        return List.of(part.sized(size));
    }

    /** Whether no size contradicts those of a value. */
    boolean fits(Shape shape) {
        return rank() == shape.rank()
                && IntStream.range(0, rank())
                        .allMatch(
                                axis ->
                                        size(axis) < 0
                                                || !Shape.isKnown(shape.dim(axis))
                                                || size(axis) == shape.dim(axis));
    }

    /** The axes that count more than one unit, in order. */
    List<Integer> unitAxes() {
        return IntStream.range(0, rank()).filter(this::hasUnits).boxed().toList();
    }

    /** The axis of the only unit, if it still has one. */
    OptionalInt axisOfOnlyUnit() {
        return IntStream.range(0, rank()).filter(this::isPure).findFirst();
    }
}
