package org.rekindle.onnx.proof;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;

/**
 * Lines above and below the functions that bend, on the range of what they read (Zhang et al.,
 * Efficient Neural Network Robustness Certification with General Activation Functions, 2018,
 * section 3.2). The lower line of a ReLU is z or 0, whichever leaves the smaller area.
 */
final class Relaxation {
    private final Step step;
    private final Elements output;
    private final List<ValueRange> ranges;
    private final IntToDoubleFunction errors;
    private final Lines lines;

    private Relaxation(
            Step step, Elements output, List<ValueRange> ranges, IntToDoubleFunction errors) {
        this.step = step;
        this.output = output;
        this.ranges = ranges;
        this.errors = errors;
        this.lines = new Lines(output.count());
    }

    /** Whether the operator is described. */
    static boolean describes(Step step) {
        return Nodes.isStandard(step.node())
                && List.of("Relu", "LeakyRelu", "PRelu", "Clip", "Elu", "MaxPool", "GlobalMaxPool")
                        .contains(step.node().getOpType());
    }

    /**
     * The lines of a node.
     *
     * @param ranges of each element of its first input, as it is computed
     * @param errors how far each of them may be from the exact affine value
     */
    static Lines of(
            Step step, Elements output, List<ValueRange> ranges, IntToDoubleFunction errors) {
        Relaxation relaxation = new Relaxation(step, output, ranges, errors);
        relaxation.describe();
        return relaxation.lines;
    }

    private void describe() {
        switch (step.node().getOpType()) {
            case "Relu" -> bent(index -> 0);
            case "LeakyRelu" -> {
                double slope = step.attributes().number("alpha", 0.01f);
                bent(index -> slope);
            }
            case "PRelu" -> {
                int[] from = slopes(step.constant(1));
                bent(index -> step.constant(1).get(from[index]));
            }
            case "Clip" ->
                    clipped(
                            step.number(1, "min", Float.NEGATIVE_INFINITY),
                            step.number(2, "max", Float.POSITIVE_INFINITY));
            case "Elu" -> exponential();
            case "MaxPool" -> pooled();
            case "GlobalMaxPool" -> globalMaximum();
            default -> throw new NotUnderstoodException("it has no lines");
        }
    }

    private int[] slopes(Tensor tensor) {
        int missing = output.rank() - tensor.rank();
        NotUnderstoodException.unless(missing >= 0, "the shapes do not fit");
        int[] longer = new int[output.rank()];
        for (int axis = 0; axis < longer.length; axis++) {
            longer[axis] = axis < missing ? 1 : Math.toIntExact(tensor.dims().get(axis - missing));
            NotUnderstoodException.unless(
                    longer[axis] == 1 || longer[axis] == output.dims()[axis],
                    "the shapes do not fit");
        }
        return Strides.sources(output.dims(), Strides.repeating(longer));
    }

    /** z above 0, and below it a slope from 0 to 1 times z. */
    private void bent(IntToDoubleFunction slopes) {
        sameSize();
        for (int i = 0; i < output.count(); i++) {
            double slope = slopes.applyAsDouble(i);
            NotUnderstoodException.unless(slope >= 0 && slope <= 1, "it does not bend upwards");
            ValueRange z = finite(i);
            double size = Math.max(Math.abs(z.low()), Math.abs(z.high()));
            double rounding =
                    slope == 0 ? 0 : slope * size * step.rounding().few() + step.rounding().floor();
            if (z.low() >= 0) {
                lines.above(i, i, 1, 0, error(i));
                lines.below(i, 1, 0, error(i));
            } else if (z.high() <= 0) {
                lines.above(i, i, slope, rounding, error(i));
                lines.below(i, slope, -rounding, error(i));
            } else {
                double chord = (z.high() - slope * z.low()) / (z.high() - z.low());
                double shift = (slope - chord) * z.low();
                lines.above(i, i, chord, shift + rounding, error(i));
                double lower = z.high() >= -z.low() ? 1 : slope;
                lines.below(i, lower, -rounding, error(i));
            }
        }
    }

    private void clipped(double least, double most) {
        sameSize();
        NotUnderstoodException.unless(least < most, "its range is empty");
        for (int i = 0; i < output.count(); i++) {
            ValueRange z = finite(i);
            double error = error(i);
            double low = z.low();
            double high = z.high();
            if (high <= least || low >= most) {
                double value = high <= least ? least : most;
                lines.above(i, i, 0, value, 0);
                lines.below(i, 0, value, 0);
                continue;
            }
            boolean cutBelow = low < least;
            boolean cutAbove = high > most;
            double start = Math.max(low, least);
            double end = Math.min(high, most);
            if (cutBelow) {
                double slope = (end - least) / (end - low);
                lines.above(i, i, slope, least - slope * low, error);
            } else if (cutAbove && high - most > most - low) {
                lines.above(i, i, 0, most, error);
            } else {
                lines.above(i, i, 1, 0, error);
            }
            if (cutAbove) {
                double slope = (most - start) / (high - start);
                lines.below(i, slope, start - slope * start, error);
            } else if (cutBelow && high - least < least - low) {
                lines.below(i, 0, least, error);
            } else {
                lines.below(i, 1, 0, error);
            }
        }
    }

    /** Below the chord and above a tangent: the function bends upwards. */
    private void exponential() {
        sameSize();
        NotUnderstoodException.unless(
                step.attributes().number("alpha", 1) == 1, "it may not bend upwards");
        double room = step.rounding().approximate();
        for (int i = 0; i < output.count(); i++) {
            ValueRange z = finite(i);
            double low = value(z.low());
            double high = value(z.high());
            double error = error(i);
            double around = room * (1 + Math.max(Math.abs(low), Math.abs(high)));
            double width = z.high() - z.low();
            double chord = width > 0 ? (high - low) / width : 0;
            double top = width > 0 ? low - chord * z.low() : high;
            lines.above(i, i, chord, top + around, error);
            double middle = (z.low() + z.high()) / 2;
            double tangent = middle >= 0 ? 1 : Math.exp(middle);
            lines.below(i, tangent, value(middle) - tangent * middle - around, error);
        }
    }

    private static double value(double z) {
        return z >= 0 ? z : Math.expm1(z);
    }

    private void pooled() {
        Elements input = Elements.of(step.shape(0));
        KernelPlaces places = KernelPlaces.of(step.attributes(), input, output, List.of());
        for (int place = 0; place < places.outputs(); place++) {
            int[] reached = places.reached(place);
            NotUnderstoodException.unless(
                    KernelPlaces.inside(reached) > 0, "a place may see nothing");
            for (int channel = 0; channel < input.dims()[0] * input.dims()[1]; channel++) {
                int[] sources = reached.clone();
                for (int tap = 0; tap < sources.length; tap++) {
                    sources[tap] += reached[tap] < 0 ? 0 : channel * places.inputs();
                }
                maximum(channel * places.outputs() + place, sources);
            }
        }
    }

    private void globalMaximum() {
        Elements input = Elements.of(step.shape(0));
        int places = input.after(1);
        for (int i = 0; i < output.count(); i++) {
            int[] sources = new int[places];
            for (int place = 0; place < places; place++) {
                sources[place] = i * places + place;
            }
            maximum(i, sources);
        }
    }

    /** Above, the highest that any can be; below, the one that is surely the highest of all. */
    private void maximum(int index, int... sources) {
        int best = -1;
        double high = Double.NEGATIVE_INFINITY;
        for (int source : sources) {
            if (source >= 0) {
                high = Math.max(high, finite(source).high());
                best = best < 0 || finite(source).low() > finite(best).low() ? source : best;
            }
        }
        double second = Double.NEGATIVE_INFINITY;
        for (int source : sources) {
            if (source >= 0 && source != best) {
                second = Math.max(second, finite(source).high());
            }
        }
        double error = error(best);
        boolean sure = second <= finite(best).low();
        lines.above(index, best, sure ? 1 : 0, sure ? 0 : high, error);
        lines.below(index, 1, 0, error);
    }

    /** How far an element's source may be from the exact one, with room for the doubles here. */
    private double error(int index) {
        ValueRange z = finite(index);
        double size = Math.max(Math.abs(z.low()), Math.abs(z.high()));
        return errors.applyAsDouble(index) + size * Lines.DOUBLES;
    }

    private void sameSize() {
        NotUnderstoodException.unless(ranges.size() == output.count(), "the sizes do not fit");
    }

    private ValueRange finite(int index) {
        ValueRange range = ranges.get(index);
        NotUnderstoodException.unless(
                Double.isFinite(range.low()) && Double.isFinite(range.high()), "it is unbounded");
        return range;
    }
}
