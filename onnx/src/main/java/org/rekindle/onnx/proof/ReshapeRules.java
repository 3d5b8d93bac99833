package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators that cut the same row of elements into other axes. */
final class ReshapeRules {
    private ReshapeRules() {}

    static Bounds reshape(Step step) {
        Bounds input = step.input(0);
        Optional<Integers> target = step.integers(1);
        if (!input.shape().ranked() || target.isEmpty()) {
            return input.hullAs(Shape.UNRANKED);
        }
        boolean keepsZero = step.attributes().integer("allowzero", 0) != 0;
        List<Long> dims = new ArrayList<>(target.get().values());
        for (int axis = 0; axis < dims.size(); axis++) {
            if (dims.get(axis) == 0 && !keepsZero) {
                dims.set(axis, input.shape().dim(input.shape().axis(axis)));
            }
        }
        return to(input, dims, step.unknowns());
    }

    static Bounds flatten(Step step) {
        Bounds input = step.input(0);
        if (!input.shape().ranked()) {
            return input.hullAs(Shape.of(step.unknowns().fresh(2)));
        }
        long given = step.attributes().integer("axis", 1);
        int rank = input.shape().rank();
        int axis = Math.toIntExact(given < 0 ? given + rank : given);
        List<Long> dims = input.shape().dims();
        Unknowns unknowns = step.unknowns();
        return to(
                input,
                List.of(
                        product(dims.subList(0, axis), unknowns),
                        product(dims.subList(axis, rank), unknowns)),
                unknowns);
    }

    static Bounds squeeze(Step step) {
        Bounds input = step.input(0);
        Optional<Integers> axes = step.integers(1, "axes");
        boolean given = step.has(1) || step.attributes().has("axes");
        boolean all = input.shape().dims().stream().allMatch(Shape::isKnown);
        if (!input.shape().ranked() || given != axes.isPresent() || (!given && !all)) {
            return input.hullAs(Shape.UNRANKED);
        }
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < input.shape().rank(); axis++) {
            boolean goes =
                    axes.isPresent()
                            ? names(axes.get(), axis, input.shape().rank())
                            : input.shape().dim(axis) == 1;
            if (!goes) {
                dims.add(input.shape().dim(axis));
            }
        }
        return to(input, dims, step.unknowns());
    }

    static Bounds unsqueeze(Step step) {
        Bounds input = step.input(0);
        Optional<Integers> axes = step.integers(1, "axes");
        if (!input.shape().ranked() || axes.isEmpty()) {
            return input.hullAs(Shape.UNRANKED);
        }
        int rank = input.shape().rank() + axes.get().values().size();
        List<Long> dims = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            boolean comes = names(axes.get(), axis, rank);
            dims.add(comes ? 1 : input.shape().dim(input.shape().axis(next)));
            next += comes ? 0 : 1;
        }
        return to(input, dims, step.unknowns());
    }

    private static boolean names(Integers axes, int axis, int rank) {
        return axes.values().contains((long) axis) || axes.values().contains((long) axis - rank);
    }

    /** To a shape in which one size may be -1: whatever is left. */
    private static Bounds to(Bounds input, List<Long> target, Unknowns unknowns) {
        int open = target.indexOf(-1L);
        if (open < 0) {
            return Alignment.of(input, target).reshape(input);
        }
        List<Long> left = new ArrayList<>(input.shape().dims());
        List<Long> others = new ArrayList<>(target);
        others.remove(open);
        others.removeIf(left::remove);
        long part = product(others, unknowns);
        long whole = product(left, unknowns);
        boolean divides =
                Shape.isKnown(part) && Shape.isKnown(whole) && part > 0 && whole % part == 0;
        List<Long> dims = new ArrayList<>(target);
        dims.set(open, divides ? whole / part : remaining(left, part, unknowns));
        return Alignment.of(input, dims).reshape(input);
    }

    /** An unknown size times known ones that cancel is itself. */
    private static long remaining(List<Long> left, long part, Unknowns unknowns) {
        List<Long> known = left.stream().filter(Shape::isKnown).toList();
        List<Long> unknown = left.stream().filter(dim -> !Shape.isKnown(dim)).toList();
        boolean cancels = unknown.size() == 1 && product(known, unknowns) == part;
        return cancels ? unknown.get(0) : unknowns.fresh();
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
