package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rekindle.onnx.shape.Shape;

/**
 * Which axes before and after a reshape hold the same elements: runs of axes with the same product.
 * What lies between the runs from the end and those from the start is taken together.
 */
final class Alignment {
    /** More elements than this are not told apart. */
    private static final int MOST_STORED = 1 << 24;

    /** Axes from here to there, those of size 1 left out. */
    private record Run(List<Integer> before, List<Integer> after) {}

    private final List<Long> source;
    private final List<Long> target;
    private final List<Integer> before;
    private final List<Integer> after;
    private final List<Run> runs = new ArrayList<>();

    private Alignment(List<Long> source, List<Long> target) {
        this.source = source;
        this.target = target;
        before = others(source);
        after = others(target);
    }

    static Alignment of(Bounds input, List<Long> target) {
        Alignment alignment = new Alignment(input.shape().dims(), target);
        boolean found = true;
        while (found) {
            found = alignment.takesFromEnd() || alignment.takesFromStart();
        }
        return alignment;
    }

    private static List<Integer> others(List<Long> dims) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < dims.size(); axis++) {
            if (dims.get(axis) != 1) {
                axes.add(axis);
            }
        }
        return axes;
    }

    private boolean takesFromStart() {
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        boolean same = source.get(before.get(0)).equals(target.get(after.get(0)));
        if (same) {
            runs.add(new Run(List.of(before.remove(0)), List.of(after.remove(0))));
        }
        return same;
    }

    /** Takes the shortest run that has the same product on both sides. */
    private boolean takesFromEnd() {
        int i = before.size();
        int j = after.size();
        if (i == 0 || j == 0) {
            return false;
        }
        long one = source.get(before.get(--i));
        long other = target.get(after.get(--j));
        while (one != other) {
            boolean grow = one < other;
            if (!Shape.isKnown(Math.min(one, other)) || (grow ? i : j) == 0) {
                return false;
            }
            long next = grow ? source.get(before.get(--i)) : target.get(after.get(--j));
            if (!Shape.isKnown(next)) {
                return false;
            }
            if (grow) {
                one *= next;
            } else {
                other *= next;
            }
        }
        runs.add(new Run(take(before, i), take(after, j)));
        return true;
    }

    private static List<Integer> take(List<Integer> axes, int from) {
        List<Integer> tail = axes.subList(from, axes.size());
        List<Integer> taken = List.copyOf(tail);
        tail.clear();
        return taken;
    }

    /** The value in its new shape. */
    Bounds reshape(Bounds input) {
        Bounds laid = input;
        for (int axis : before) {
            laid = laid.hull(axis);
        }
        int[] stored = ones();
        for (Run run : runs) {
            laid = laidOut(laid, run);
            boolean uniform = isUniform(laid, run);
            for (int axis : run.after()) {
                stored[axis] = uniform ? 1 : Math.toIntExact(target.get(axis));
            }
        }
        return laid.reshaped(Shape.of(target), stored);
    }

    private Bounds laidOut(Bounds value, Run run) {
        if (isUniform(value, run)) {
            return value;
        }
        int[] stored = value.stored();
        long size = value.size();
        for (int axis : run.before()) {
            long dim = source.get(axis);
            size = size / stored[axis] * dim;
            stored[axis] = (int) Math.min(dim, Integer.MAX_VALUE);
        }
        if (size <= MOST_STORED) {
            return value.stretched(stored);
        }
        Bounds hull = value;
        for (int axis : run.before()) {
            hull = hull.hull(axis);
        }
        return hull;
    }

    private static boolean isUniform(Bounds value, Run run) {
        return run.before().stream().allMatch(axis -> value.stored(axis) == 1);
    }

    private int[] ones() {
        return Collections.nCopies(target.size(), 1).stream().mapToInt(i -> i).toArray();
    }
}
