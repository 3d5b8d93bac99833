package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes after operators that keep all elements in order, and cut them into other axes. */
public final class ReshapedShapes {
    private ReshapedShapes() {}

    /** After a Reshape. */
    public static Shape reshape(Operands operands) {
        Shape input = operands.shape(0);
        Optional<Integers> target = operands.integers(1);
        if (!input.ranked() || target.isEmpty()) {
            return Shape.UNRANKED;
        }
        boolean keepsZero = operands.attributes().integer("allowzero", 0) != 0;
        List<Long> dims = new ArrayList<>(target.get().values());
        for (int axis = 0; axis < dims.size(); axis++) {
            if (dims.get(axis) == 0 && !keepsZero) {
                dims.set(axis, input.dim(input.axis(axis)));
            }
        }
        int open = dims.indexOf(-1L);
        if (open >= 0) {
            dims.set(open, rest(input.dims(), dims, open, operands.unknowns()));
        }
        return Shape.of(dims);
    }

    /** What is left for the one size that a target leaves open. */
    private static long rest(List<Long> whole, List<Long> target, int open, Unknowns unknowns) {
        List<Long> left = new ArrayList<>(whole);
        List<Long> others = new ArrayList<>(target);
        others.remove(open);
        others.removeIf(left::remove);
        long part = product(others, unknowns);
        long size = product(left, unknowns);
        boolean divides =
                Shape.isKnown(part) && Shape.isKnown(size) && part > 0 && size % part == 0;
        return divides ? size / part : remaining(left, part, unknowns);
    }

    /** An unknown size times known ones that cancel is itself. */
    private static long remaining(List<Long> left, long part, Unknowns unknowns) {
        List<Long> known = left.stream().filter(Shape::isKnown).toList();
        List<Long> unknown = left.stream().filter(dim -> !Shape.isKnown(dim)).toList();
        boolean cancels = unknown.size() == 1 && product(known, unknowns) == part;
        return cancels ? unknown.get(0) : unknowns.fresh();
    }

    /** After a Flatten: a matrix. */
    public static Shape flatten(Operands operands) {
        Shape input = operands.shape(0);
        Unknowns unknowns = operands.unknowns();
        if (!input.ranked()) {
            return Shape.of(unknowns.fresh(2));
        }
        long given = operands.attributes().integer("axis", 1);
        int axis = Math.toIntExact(given < 0 ? given + input.rank() : given);
        NotUnderstoodException.unless(axis >= 0 && axis <= input.rank(), "no such axis");
        List<Long> dims = input.dims();
        return Shape.of(
                List.of(
                        product(dims.subList(0, axis), unknowns),
                        product(dims.subList(axis, dims.size()), unknowns)));
    }

    /** After a Squeeze, which without axes takes out all of size 1. */
    public static Shape squeeze(Operands operands) {
        Shape input = operands.shape(0);
        Optional<Integers> axes = operands.integers(1, "axes");
        boolean given = operands.gives(1, "axes");
        boolean all = input.dims().stream().allMatch(Shape::isKnown);
        if (!input.ranked() || given != axes.isPresent() || (!given && !all)) {
            return Shape.UNRANKED;
        }
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            boolean goes =
                    axes.isPresent() ? names(axes.get(), axis, input.rank()) : input.dim(axis) == 1;
            if (!goes) {
                dims.add(input.dim(axis));
            }
        }
        return Shape.of(dims);
    }

    /** After an Unsqueeze. */
    public static Shape unsqueeze(Operands operands) {
        Shape input = operands.shape(0);
        Optional<Integers> axes = operands.integers(1, "axes");
        if (!input.ranked() || axes.isEmpty()) {
            return Shape.UNRANKED;
        }
        int rank = input.rank() + axes.get().values().size();
        List<Long> dims = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            boolean comes = names(axes.get(), axis, rank);
            dims.add(comes ? 1 : input.dim(input.axis(next)));
            next += comes ? 0 : 1;
        }
        return Shape.of(dims);
    }

    private static boolean names(Integers axes, int axis, int rank) {
        return axes.values().contains((long) axis) || axes.values().contains((long) axis - rank);
    }

    private static long product(List<Long> dims, Unknowns unknowns) {
        if (dims.size() == 1) {
            return dims.get(0);
        }
        return dims.stream().allMatch(Shape::isKnown)
                ? dims.stream().reduce(1L, Math::multiplyExact)
                : productWithUnknown(dims, unknowns);
    }

    private static long productWithUnknown(List<Long> dims, Unknowns unknowns) {
        List<Long> others = dims.stream().filter(dim -> dim != 1).toList();
        return others.size() == 1 ? others.get(0) : unknowns.fresh();
    }
}
