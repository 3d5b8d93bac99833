package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.List;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Unknowns;
import org.rekindle.onnx.shape.Window;

/**
 * Convolutions and transposed convolutions. All places of a channel share one bound, so the bounds
 * of the input are joined over its places first.
 */
final class ConvolutionRules {
    private ConvolutionRules() {}

    static Bounds convolve(Step step) {
        Tensor weights = step.constant(1);
        Bounds input = channels(step.input(0), weights.rank(), step.unknowns());
        List<Long> dims = weights.dims();
        Window window = Window.of(step.attributes(), dims.subList(2, dims.size()));
        Bounds seen = window.reachesOver() ? input.withZero() : input;
        int units = Math.toIntExact(dims.get(0));
        int perGroup = Math.toIntExact(dims.get(1));
        int taps = Math.toIntExact(window.taps());
        int groups = groups(step, input, units, (long) perGroup);
        AffineSum sum = new AffineSum(units);
        for (int unit = 0; unit < units; unit++) {
            int first = unit / (units / groups) * perGroup;
            for (int i = 0; i < perGroup; i++) {
                int from = seen.stored(1) == 1 ? 0 : first + i;
                for (int tap = 0; tap < taps; tap++) {
                    sum.add(unit, seen, from, weights.get((unit * perGroup + i) * taps + tap));
                }
            }
        }
        Shape shape = window.output(input.shape(), units, step.unknowns());
        return finish(step, sum, shape, (long) perGroup * taps);
    }

    /**
     * Any of the terms may be missing at a place: it depends on the place which kernels reach it.
     */
    static Bounds transposed(Step step) {
        Tensor weights = step.constant(1);
        Bounds input = channels(step.input(0), weights.rank(), step.unknowns());
        List<Long> dims = weights.dims();
        Window window = Window.of(step.attributes(), dims.subList(2, dims.size()));
        Bounds seen = input.withZero();
        int inputs = Math.toIntExact(dims.get(0));
        int perGroup = Math.toIntExact(dims.get(1));
        int taps = Math.toIntExact(window.taps());
        int groups = Math.toIntExact(step.attributes().integer("group", 1));
        NotUnderstoodException.unless(
                groups > 0 && inputs % groups == 0 && fits(input, inputs), "the sizes do not fit");
        int units = perGroup * groups;
        AffineSum sum = new AffineSum(units);
        for (int i = 0; i < inputs; i++) {
            int first = i / (inputs / groups) * perGroup;
            int from = seen.stored(1) == 1 ? 0 : i;
            for (int unit = 0; unit < perGroup; unit++) {
                for (int tap = 0; tap < taps; tap++) {
                    double weight = weights.get((i * perGroup + unit) * taps + tap);
                    sum.add(first + unit, seen, from, weight);
                }
            }
        }
        Shape shape = window.grown(input.shape(), units, step.attributes(), step.unknowns());
        return finish(step, sum, shape, (long) inputs / groups * taps);
    }

    /** The same bounds all over space, of a value that has the right number of axes. */
    static Bounds channels(Bounds input, int rank, Unknowns unknowns) {
        NotUnderstoodException.unless(rank >= 3, "there is no space");
        if (!input.shape().ranked()) {
            return input.hullAs(Shape.of(unknowns.fresh(rank)));
        }
        NotUnderstoodException.unless(input.shape().rank() == rank, "the shapes do not fit");
        return input.hullFrom(2).hull(0);
    }

    private static int groups(Step step, Bounds input, int units, long perGroup) {
        int groups = Math.toIntExact(step.attributes().integer("group", 1));
        NotUnderstoodException.unless(
                groups > 0 && units % groups == 0 && fits(input, groups * perGroup),
                "the sizes do not fit");
        return groups;
    }

    private static boolean fits(Bounds input, long channels) {
        return input.stored(1) == 1 || input.stored(1) == channels;
    }

    private static Bounds finish(Step step, AffineSum sum, Shape shape, long terms) {
        int units = sum.size();
        if (step.has(2)) {
            Bounds bias = step.input(2);
            NotUnderstoodException.unless(
                    bias.size() == units || bias.size() == 1, "the sizes do not fit");
            for (int unit = 0; unit < units; unit++) {
                sum.add(unit, bias, bias.size() == 1 ? 0 : unit, 1);
            }
        }
        int[] stored = new int[shape.rank()];
        Arrays.fill(stored, 1);
        stored[1] = units;
        return sum.finish(shape, stored, terms + 1);
    }
}
