package org.rekindle.onnx.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.Shape;

/** Axes that stay in their places while their sizes may change. */
final class Axes {
    private Axes() {}

    /**
     * The layout in another shape of the same rank; empty where an axis changes that counts units.
     *
     * @param mayLoseUnits whether an axis of nothing but units may have other sizes: some of them
     *     are selected, or others come beside them
     */
    static Optional<Layout> kept(Layout before, Shape after, boolean mayLoseUnits) {
        if (before.rank() != after.rank()) {
            return Optional.empty();
        }
        Layout layout = before;
        for (int axis = 0; axis < before.rank(); axis++) {
            long size = after.dim(axis);
            if (before.size(axis) == size) {
                continue;
            }
            boolean selects = mayLoseUnits && before.isPure(axis) && Shape.isKnown(size);
            if (before.hasUnits(axis) && !selects) {
                return Optional.empty();
            }
            layout =
                    before.hasUnits(axis)
                            ? layout.units(axis, size)
                            : layout.with(axis, Layout.places(size));
        }
        return Optional.of(layout);
    }

    /** Without an axis, unless it counts units. */
    static Optional<Layout> without(Layout before, int axis) {
        return before.hasUnits(axis)
                ? Optional.empty()
                : Optional.of(replaced(before, axis, List.of()));
    }

    /** With other axes in the place of one. */
    static Layout replaced(Layout before, int axis, List<List<Part>> by) {
        List<List<Part>> axes = new ArrayList<>(before.axes());
        axes.remove(axis);
        axes.addAll(axis, by);
        return new Layout(axes);
    }
}
