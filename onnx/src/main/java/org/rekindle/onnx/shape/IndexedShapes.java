package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The shapes after operators that put elements in other places, or leave some out. */
public final class IndexedShapes {
    private IndexedShapes() {}

    /**
     * From which axis of its input each axis of a Transpose comes.
     *
     * @param rank of the input
     * @throws NotUnderstoodException when the node's permutation is none of that many axes
     */
    public static int[] permutation(Operands operands, int rank) {
        List<Long> given = operands.attributes().integers("perm");
        int[] from = new int[rank];
        if (given.isEmpty()) {
            Arrays.setAll(from, axis -> rank - 1 - axis);
            return from;
        }
        NotUnderstoodException.unless(
                given.size() == rank
                        && given.stream().distinct().count() == rank
                        && given.stream().allMatch(axis -> axis >= 0 && axis < rank),
                "the shapes do not fit");
        Arrays.setAll(from, axis -> Math.toIntExact(given.get(axis)));
        return from;
    }

    static Shape transpose(Operands operands) {
        Shape input = operands.shape(0);
        if (!input.ranked()) {
            return input;
        }
        int[] from = permutation(operands, input.rank());
        return Shape.of(Arrays.stream(from).mapToObj(input::dim).toList());
    }

    /**
     * What a Slice keeps, axis by axis. Empty where it is not known which axes it cuts.
     *
     * @param shape of the input, with its rank
     * @throws NotUnderstoodException when an axis is not there
     */
    public static Optional<List<AxisSlice>> slices(Operands operands, Shape shape) {
        Optional<Integers> starts = operands.integers(1, "starts");
        Optional<Integers> ends = operands.integers(2, "ends");
        Optional<Integers> axes = operands.integers(3, "axes");
        Optional<Integers> steps = operands.integers(4);
        boolean named = operands.gives(3, "axes");
        if (named ? axes.isEmpty() : starts.isEmpty()) {
            return Optional.empty();
        }
        boolean known =
                starts.isPresent() && ends.isPresent() && steps.isPresent() == operands.has(4);
        int count = (named ? axes : starts).map(Integers::values).orElse(List.of()).size();
        NotUnderstoodException.unless(
                !known
                        || (starts.get().values().size() == count
                                && ends.get().values().size() == count
                                && steps.map(by -> by.values().size() == count).orElse(true)),
                "the shapes do not fit");
        List<AxisSlice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SliceRange range = SliceRange.UNKNOWN;
            if (known) {
                range =
                        new SliceRange(
                                starts.get().values().get(i),
                                ends.get().values().get(i),
                                steps.isPresent() ? steps.get().values().get(i) : 1);
            }
            long axis = axes.isPresent() ? axes.get().values().get(i) : i;
            slices.add(new AxisSlice(shape.axis(axis), range));
        }
        return Optional.of(slices);
    }

    static Shape slice(Operands operands) {
        Shape shape = operands.shape(0);
        if (!shape.ranked()) {
            return shape;
        }
        Optional<List<AxisSlice>> slices = slices(operands, shape);
        if (slices.isEmpty()) {
            return Shape.of(operands.unknowns().fresh(shape.rank()));
        }
        for (AxisSlice slice : slices.get()) {
            shape = slice.of(shape, operands.unknowns());
        }
        return shape;
    }

    /** After a Gather: the axes of the indices stand where the axis was that they go into. */
    public static Shape gather(Operands operands) {
        Shape input = operands.shape(0);
        Shape indices = operands.shape(1);
        if (!input.ranked() || !indices.ranked()) {
            return Shape.UNRANKED;
        }
        int axis = input.axis(operands.attributes().integer("axis", 0));
        List<Long> dims = new ArrayList<>(input.dims());
        dims.remove(axis);
        dims.addAll(axis, indices.dims());
        return Shape.of(dims);
    }

    static Shape expand(Operands operands) {
        return operands.integers(1)
                .map(
                        target ->
                                Shape.broadcast(
                                        operands.shape(0),
                                        Shape.of(target.values()),
                                        operands.unknowns()))
                .orElse(Shape.UNRANKED);
    }
}
