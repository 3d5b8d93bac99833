package org.rekindle.onnx.units;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/** Where operators put units that copy elements to other places, or sum over axes. */
final class Moves {
    private Moves() {}

    /** A Reshape, Flatten, Squeeze or Unsqueeze: elements keep their order. */
    static Optional<Layout> reshape(NodeView node) {
        return node.layout(0).flatMap(before -> Reshaping.of(before, node.shape()));
    }

    /** A Transpose, which without a permutation reverses the axes. */
    static Optional<Layout> transpose(NodeView node) {
        return node.layout(0).map(before -> transposed(before, node));
    }

    private static Layout transposed(Layout before, NodeView node) {
        List<Long> given = node.attributes().integers("perm");
        List<List<Part>> axes = new ArrayList<>();
        for (int axis = 0; axis < before.rank(); axis++) {
            long from = given.isEmpty() ? before.rank() - 1 - axis : given.get(axis);
            axes.add(before.axis(axis(from, before.rank())));
        }
        return new Layout(axes);
    }

    /** A Slice, Split, Pad or Compress: axes of units may lose some of them, or get others. */
    static Optional<Layout> resized(NodeView node) {
        return node.layout(0).flatMap(before -> Axes.kept(before, node.shape(), true));
    }

    /** An operator that changes the sizes of axes that must not count units. */
    static Optional<Layout> unlessResized(NodeView node, int input) {
        return node.layout(input).flatMap(before -> Axes.kept(before, node.shape(), false));
    }

    /** An operator that works along one axis, which must not count units. */
    static Optional<Layout> along(NodeView node, long otherwise) {
        return node.layout(0)
                .filter(
                        before ->
                                !before.hasUnits(
                                        axis(
                                                node.attributes().integer("axis", otherwise),
                                                before.rank())))
                .flatMap(before -> Axes.kept(before, node.shape(), false));
    }

    /** A Tile: copies of an axis lie one after the other. */
    static Optional<Layout> tile(NodeView node) {
        return node.layout(0).flatMap(before -> tiled(before, node.shape()));
    }

    private static Optional<Layout> tiled(Layout before, Shape after) {
        Layout layout = before;
        for (int axis = 0; axis < before.rank(); axis++) {
            long size = before.size(axis);
            long tiled = after.dim(axis);
            if (size == tiled) {
                continue;
            }
            boolean times = size > 0 && tiled > 0 && tiled % size == 0;
            if (before.hasUnits(axis) && !times) {
                return Optional.empty();
            }
            List<Part> parts = new ArrayList<>(Layout.places(times ? tiled / size : tiled));
            parts.addAll(times ? before.axis(axis) : List.of());
            layout = layout.with(axis, parts);
        }
        return Optional.of(layout);
    }

    /** A Concat: what its inputs say together. One unit alone does not tell which axis counts. */
    static Optional<Layout> concatenated(NodeView node, Collection<Integer> inputs) {
        Optional<Layout> found = Optional.empty();
        for (int input : inputs) {
            Optional<Layout> part =
                    node.layout(input)
                            .filter(Layout::hasUnits)
                            .flatMap(layout -> Axes.kept(layout, node.shape(), true));
            if (found.isEmpty()) {
                found = part;
            } else if (part.isPresent() && !part.get().unitAxes().equals(found.get().unitAxes())) {
                return Optional.empty();
            }
        }
        return found;
    }

    /** A Reduce*: sums, means and so on over axes that must not count units. */
    static Optional<Layout> reduced(NodeView node) {
        Optional<Layout> before = node.layout(0);
        if (before.isEmpty()) {
            return before;
        }
        boolean given = node.has(1) || node.attributes().has("axes");
        Optional<List<Long>> axes = node.integers(1, "axes");
        if (given && axes.isEmpty()) {
            return Optional.empty();
        }
        int rank = before.get().rank();
        List<Integer> over =
                new ArrayList<>(
                        axes.orElse(List.of()).stream().map(axis -> axis(axis, rank)).toList());
        boolean nothing = node.attributes().integer("noop_with_empty_axes", 0) != 0;
        if (over.isEmpty() && !nothing) {
            IntStream.range(0, rank).forEach(over::add);
        }
        return reduced(before.get(), over, node.attributes().integer("keepdims", 1) != 0);
    }

    private static Optional<Layout> reduced(Layout before, List<Integer> over, boolean keeps) {
        List<List<Part>> axes = new ArrayList<>();
        for (int axis = 0; axis < before.rank(); axis++) {
            boolean goes = over.contains(axis);
            if (goes && before.hasUnits(axis)) {
                return Optional.empty();
            }
            if (!goes || keeps) {
                axes.add(goes ? List.of() : before.axis(axis));
            }
        }
        return Optional.of(new Layout(axes));
    }

    /** A Gather: rows of a table that was learnt, or places along an axis of a value. */
    static Optional<Layout> gather(NodeView node) {
        Shape data = node.shape(0);
        Shape indices = node.shape(1);
        if (!data.ranked() || !indices.ranked()) {
            return Optional.empty();
        }
        int axis = axis(node.attributes().integer("axis", 0), data.rank());
        List<List<Part>> by = indices.dims().stream().map(Layout::places).toList();
        if (node.isConstant(0)) {
            Layout table = Layout.plain(data);
            for (int other = 0; other < data.rank(); other++) {
                table = other == axis ? table : table.units(other, data.dim(other));
            }
            return Optional.of(Axes.replaced(table, axis, by));
        }
        Optional<Layout> before = node.layout(0);
        if (before.isEmpty() || !before.get().hasUnits(axis)) {
            return before.map(layout -> Axes.replaced(layout, axis, by));
        }
        boolean selects = before.get().isPure(axis) && node.isConstant(1) && indices.rank() < 2;
        List<Part> chosen = indices.rank() == 0 ? List.of() : chosen(indices.dim(0));
        return before.filter(layout -> selects)
                .map(
                        layout ->
                                Axes.replaced(
                                        layout,
                                        axis,
                                        indices.rank() == 0 ? List.of() : List.of(chosen)));
    }

    private static List<Part> chosen(long size) {
        return List.of(new Part(size, true));
    }

    /** A GatherND: the axes behind those that the indices name stay. */
    static Optional<Layout> gatherMany(NodeView node) {
        Optional<Layout> before = node.layout(0);
        Shape indices = node.shape(1);
        if (before.isEmpty() || indices.rank() == 0) {
            return Optional.empty();
        }
        long named = node.attributes().integer("batch_dims", 0) + indices.dim(indices.rank() - 1);
        int rank = before.get().rank();
        if (named < 0
                || named > rank
                || before.get().unitAxes().stream().anyMatch(a -> a < named)) {
            return Optional.empty();
        }
        List<List<Part>> axes = new ArrayList<>();
        int stay = rank - (int) named;
        for (int axis = 0; axis < node.shape().rank() - stay; axis++) {
            axes.add(Layout.places(node.shape().dim(axis)));
        }
        axes.addAll(before.get().axes().subList((int) named, rank));
        return Optional.of(new Layout(axes));
    }

    private static int axis(long axis, int rank) {
        long counted = axis < 0 ? axis + rank : axis;
        NotUnderstoodException.unless(counted >= 0 && counted < rank, "no such axis");
        return (int) counted;
    }
}
