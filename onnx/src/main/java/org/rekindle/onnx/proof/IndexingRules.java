package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.AxisSlice;
import org.rekindle.onnx.shape.IndexedShapes;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.SliceRange;
import org.rekindle.onnx.shape.Unknowns;

/** Operators that put elements in other places, or leave some out: Transpose, Slice, Gather. */
final class IndexingRules {
    private IndexingRules() {}

    static Bounds transpose(Step step) {
        Bounds input = step.input(0);
        return input.shape().ranked()
                ? permuted(input, IndexedShapes.permutation(step, input.shape().rank()))
                : input;
    }

    /** With the last two axes swapped. */
    static Bounds swapped(Bounds input) {
        int rank = input.shape().rank();
        int[] from = new int[rank];
        Arrays.setAll(from, axis -> axis);
        from[rank - 2] = rank - 1;
        from[rank - 1] = rank - 2;
        return permuted(input, from);
    }

    private static Bounds permuted(Bounds input, int[] from) {
        int[] strides = Strides.repeating(input.stored());
        int[] newStrides = new int[from.length];
        int[] stored = new int[from.length];
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < from.length; axis++) {
            newStrides[axis] = strides[from[axis]];
            stored[axis] = input.stored(from[axis]);
            dims.add(input.shape().dim(from[axis]));
        }
        return input.picked(Shape.of(dims), stored, Strides.sources(stored, newStrides));
    }

    static Bounds slice(Step step) {
        Bounds input = step.input(0);
        if (!input.shape().ranked()) {
            return anywhere(step);
        }
        Optional<List<AxisSlice>> slices = IndexedShapes.slices(step, input.shape());
        if (slices.isEmpty()) {
            return anywhere(step);
        }
        Bounds sliced = input;
        for (AxisSlice slice : slices.get()) {
            sliced = sliced(sliced, slice.axis(), slice.range(), step.unknowns());
        }
        return sliced;
    }

    private static Bounds sliced(Bounds input, int axis, SliceRange range, Unknowns unknowns) {
        long dim = input.shape().dim(axis);
        if (!Shape.isKnown(dim) || !range.isKnown()) {
            Bounds hull = input.hull(axis);
            return hull.reshaped(hull.shape().with(axis, unknowns.fresh()), hull.stored());
        }
        return selected(input, axis, range.places(dim));
    }

    /** Some places along an axis of known size, in any order. */
    private static Bounds selected(Bounds input, int axis, int[] places) {
        NotUnderstoodException.unless(places.length > 0, "nothing is left");
        Shape shape = input.shape().with(axis, places.length);
        if (input.stored(axis) == 1) {
            return input.reshaped(shape, input.stored());
        }
        int[] stored = input.stored();
        stored[axis] = places.length;
        int[] strides = Strides.repeating(input.stored());
        int stride = strides[axis];
        strides[axis] = 0;
        int[] sources = Strides.sources(stored, strides);
        int inner = 1;
        for (int later = axis + 1; later < stored.length; later++) {
            inner *= stored[later];
        }
        for (int i = 0; i < sources.length; i++) {
            sources[i] += stride * places[i / inner % places.length];
        }
        return input.picked(shape, stored, sources);
    }

    static Bounds gather(Step step) {
        Bounds input = step.input(0);
        if (!input.shape().ranked()) {
            return anywhere(step);
        }
        int axis = input.shape().axis(step.attributes().integer("axis", 0));
        long dim = input.shape().dim(axis);
        Optional<Integers> indices = step.integers(1);
        if (indices.isPresent() && Shape.isKnown(dim)) {
            int[] places =
                    indices.get().values().stream()
                            .mapToInt(index -> Math.toIntExact(index < 0 ? index + dim : index))
                            .toArray();
            NotUnderstoodException.unless(
                    Arrays.stream(places).allMatch(place -> place >= 0 && place < dim),
                    "an index is out of range");
            Bounds selected = selected(input, axis, places);
            return indices.get().scalar() ? without(selected, axis) : selected;
        }
        Shape indexShape = step.input(1).shape();
        if (!indexShape.ranked()) {
            return input.hullAs(Shape.UNRANKED);
        }
        Bounds hull = without(input.hull(axis), axis);
        List<Integer> stored = new ArrayList<>(Arrays.stream(hull.stored()).boxed().toList());
        stored.addAll(axis, Collections.nCopies(indexShape.rank(), 1));
        return hull.reshaped(
                IndexedShapes.gather(step), stored.stream().mapToInt(i -> i).toArray());
    }

    private static Bounds without(Bounds input, int axis) {
        List<Long> dims = new ArrayList<>(input.shape().dims());
        dims.remove(axis);
        List<Integer> stored = new ArrayList<>(Arrays.stream(input.stored()).boxed().toList());
        stored.remove(axis);
        return input.reshaped(Shape.of(dims), stored.stream().mapToInt(i -> i).toArray());
    }

    static List<Bounds> split(Step step) {
        Bounds input = step.input(0);
        int parts = step.node().getOutputCount();
        if (!input.shape().ranked()) {
            return Collections.nCopies(parts, anywhere(step));
        }
        int axis = input.shape().axis(step.attributes().integer("axis", 0));
        long dim = input.shape().dim(axis);
        boolean given = step.has(1) || step.attributes().has("split");
        Optional<Integers> sizes = step.integers(1, "split");
        if (!Shape.isKnown(dim) || given != sizes.isPresent()) {
            return Collections.nCopies(
                    parts, sliced(input, axis, SliceRange.UNKNOWN, step.unknowns()));
        }
        long equal = (dim + parts - 1) / parts;
        List<Bounds> pieces = new ArrayList<>();
        long start = 0;
        for (int part = 0; part < parts; part++) {
            long end = start + (sizes.isPresent() ? sizes.get().values().get(part) : equal);
            pieces.add(sliced(input, axis, new SliceRange(start, end, 1), step.unknowns()));
            start = end;
        }
        return pieces;
    }

    static Bounds expand(Step step) {
        Optional<Integers> target = step.integers(1);
        Bounds input = step.input(0);
        if (target.isEmpty() || !input.shape().ranked()) {
            return input.hullAs(Shape.UNRANKED);
        }
        Bounds room = Bounds.uniform(Shape.of(target.get().values()), ValueRange.ALL);
        return new Broadcast(input, room, step.unknowns()).first();
    }

    /** For an operator that may put any element anywhere, and keeps the number of axes. */
    static Bounds anywhere(Step step) {
        Bounds input = step.input(0);
        Shape shape = input.shape();
        return input.hullAs(shape.ranked() ? Shape.of(step.unknowns().fresh(shape.rank())) : shape);
    }
}
