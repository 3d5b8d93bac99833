package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.JoinedShapes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/** Concat, which puts values beside one another, and Pad, which puts a border around one. */
final class ConcatPadRules {
    private ConcatPadRules() {}

    static Bounds concatenate(Step step) {
        List<Bounds> parts = new ArrayList<>();
        for (int i = 0; i < step.inputs(); i++) {
            parts.add(step.input(i));
        }
        if (parts.stream().anyMatch(part -> !part.shape().ranked())) {
            return together(parts);
        }
        Shape shape = JoinedShapes.concatenate(step);
        int axis = shape.axis(step.attributes().integer("axis", 1));
        if (!Shape.isKnown(shape.dim(axis))) {
            return together(parts).hullAs(shape);
        }
        Bounds joined = joined(parts, axis);
        return joined.reshaped(shape, joined.stored());
    }

    /** One after the other along an axis of known sizes. */
    private static Bounds joined(List<Bounds> parts, int axis) {
        int[] stored = parts.get(0).stored();
        for (Bounds part : parts) {
            for (int other = 0; other < stored.length; other++) {
                stored[other] = Math.max(stored[other], part.stored(other));
            }
        }
        List<Bounds> full = new ArrayList<>();
        long length = 0;
        for (Bounds part : parts) {
            int[] own = stored.clone();
            own[axis] = Math.toIntExact(part.shape().dim(axis));
            full.add(part.stretched(own));
            length += own[axis];
        }
        stored[axis] = Math.toIntExact(length);
        int inner = 1;
        for (int later = axis + 1; later < stored.length; later++) {
            inner *= stored[later];
        }
        int[] sources = new int[Strides.size(stored)];
        int base = 0;
        int start = 0;
        for (Bounds part : full) {
            int run = part.stored(axis) * inner;
            for (int i = 0; i < part.size(); i++) {
                sources[i / run * stored[axis] * inner + start + i % run] = base + i;
            }
            base += part.size();
            start += run;
        }
        Shape shape = parts.get(0).shape().with(axis, length);
        return Bounds.appended(full).picked(shape, stored, sources);
    }

    /** One range for all elements of all parts. */
    private static Bounds together(List<Bounds> parts) {
        Shape one = Shape.of(List.of(1L));
        List<Bounds> hulls = parts.stream().map(part -> part.hullAs(one)).toList();
        return Bounds.appended(hulls).hullAs(Shape.UNRANKED);
    }

    static Bounds pad(Step step) {
        Bounds input = step.input(0);
        NotUnderstoodException.unless(input.shape().ranked(), "the shape is not known");
        NotUnderstoodException.unless(!step.has(3), "only pads of all axes are described");
        int rank = input.shape().rank();
        List<Long> pads =
                step.integers(1, "pads")
                        .map(Integers::values)
                        .orElse(Collections.nCopies(2 * rank, step.unknowns().fresh()));
        NotUnderstoodException.unless(pads.size() == 2 * rank, "the shapes do not fit");
        boolean fills = step.attributes().text("mode", "constant").equals("constant");
        double value = step.number(2, "value", 0);
        Bounds padded = input;
        for (int axis = 0; axis < rank; axis++) {
            long before = pads.get(axis);
            long after = pads.get(axis + rank);
            if (before != 0 || after != 0) {
                padded =
                        fills && before >= 0 && after >= 0
                                ? filled(padded, axis, before, after, value)
                                : blurred(padded, axis, fills, value);
                long size =
                        JoinedShapes.padded(
                                input.shape().dim(axis), before, after, step.unknowns());
                padded = padded.reshaped(padded.shape().with(axis, size), padded.stored());
            }
        }
        return padded;
    }

    private static Bounds filled(Bounds input, int axis, long before, long after, double value) {
        if (input.stored(axis) == 1 && input.shape().dim(axis) != 1) {
            return blurred(input, axis, true, value);
        }
        Bounds first = border(input, axis, before, value);
        Bounds last = border(input, axis, after, value);
        return joined(List.of(first, input, last), axis);
    }

    /** The same all along an axis, wide enough for a border. */
    private static Bounds blurred(Bounds input, int axis, boolean fills, double value) {
        Bounds hull = input.hull(axis);
        if (!fills) {
            return hull;
        }
        Bounds one = hull.reshaped(hull.shape().with(axis, 1), hull.stored());
        return joined(List.of(one, border(one, axis, 1, value)), axis).hull(axis);
    }

    private static Bounds border(Bounds input, int axis, long size, double value) {
        return Bounds.uniform(input.shape().with(axis, size), ValueRange.around(value));
    }
}
