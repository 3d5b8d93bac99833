package org.rekindle.onnx.units;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.shape.Shape;

/**
 * Cuts the elements of a value, which keep their order, into other axes. From both ends the parts
 * of the old axes are handed to the new ones. A part is split where a new axis ends within it. What
 * is left in the middle fits no axis; it must not count units.
 */
final class Reshaping {
    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<Long> dims;

    private Reshaping(Layout before, List<Long> dims) {
        before.axes().forEach(axis -> axis.stream().filter(p -> p.size() != 1).forEach(parts::add));
        this.dims = dims;
    }

    /** The layout after it; empty where units do not fall into the new axes. */
    static Optional<Layout> of(Layout before, Shape after) {
        return after.dims().contains(0L)
                ? Optional.empty()
                : new Reshaping(before, after.dims()).cut();
    }

    private Optional<Layout> cut() {
        List<List<Part>> front = new ArrayList<>();
        int from = 0;
        while (from < dims.size() && take(dims.get(from), true, front)) {
            from++;
        }
        List<List<Part>> back = new ArrayList<>();
        int to = dims.size();
        while (to > from && take(dims.get(to - 1), false, back)) {
            to--;
        }
        if (parts.stream().anyMatch(Part::units)) {
            return Optional.empty();
        }
        List<List<Part>> axes = new ArrayList<>(front);
        dims.subList(from, to).forEach(dim -> axes.add(Layout.places(dim)));
        for (int i = back.size() - 1; i >= 0; i--) {
            axes.add(back.get(i));
        }
        return Optional.of(new Layout(axes));
    }

    /** Hands parts to an axis of this size, if they fit; else leaves all as it is. */
    private boolean take(long size, boolean first, List<List<Part>> axes) {
        List<Part> before = List.copyOf(parts);
        Deque<Part> taken = new ArrayDeque<>();
        long left = size;
        while (left != 1) {
            Part part = first ? parts.pollFirst() : parts.pollLast();
            if (part == null || !fits(part, left)) {
                parts.clear();
                parts.addAll(before);
                return false;
            }
            Part whole = part;
            if (part.size() != left && left % part.size() != 0) {
                put(part.sized(part.size() / left), first);
                whole = part.sized(left);
            }
            if (first) {
                taken.addLast(whole);
            } else {
                taken.addFirst(whole);
            }
            left = whole.size() == left ? 1 : left / whole.size();
        }
        axes.add(List.copyOf(taken));
        return true;
    }

    private void put(Part rest, boolean first) {
        if (first) {
            parts.addFirst(rest);
        } else {
            parts.addLast(rest);
        }
    }

    /** Whether a part divides what an axis still takes, or the other way round. */
    private static boolean fits(Part part, long left) {
        boolean known = part.isKnown() && Shape.isKnown(left);
        return part.size() == left
                || (known && (left % part.size() == 0 || part.size() % left == 0));
    }
}
