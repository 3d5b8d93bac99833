package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.shape.NotUnderstoodException;

/**
 * Tighter bounds than intervals give, for small models: CROWN (Zhang et al. 2018, arXiv
 * 1811.00866). An element is written as an affine function of the elements before it, back to the
 * input, with the line above or below each function that bends. What cancels on the way, as in a
 * residual connection or in a layer that undoes another, then does not count.
 *
 * <p>Between two functions that bend, {@link Bounds} tells how large all terms can be together, and
 * so how far what is computed in float32 can be from the exact affine value; this is added at each
 * of them. The doubles here have room of their own.
 */
final class LinearBounds {
    /** So many products of doubles are spent on a model, a second or so; then intervals serve. */
    private static final long MOST_WORK = 1L << 28;

    /** Values are written out until they have so many elements in all. */
    private static final int MOST_ELEMENTS = 1 << 16;

    /** Room for the rounding of doubles, relative to the size of all terms. */
    private static final double DOUBLES = 1e-9;

    private static final class Value {
        private final Elements elements;
        private final Bounds intervals;
        private Optional<AffineTerms> affine = Optional.empty();
        private Optional<Lines> lines = Optional.empty();
        private int source;
        private Optional<List<ValueRange>> ranges = Optional.empty();

        Value(Elements elements, Bounds bounds) {
            this.elements = elements;
            this.intervals = bounds.stretched(elements.dims());
        }

        /** Whether no more is known than a range. */
        boolean isBox() {
            return affine.isEmpty() && lines.isEmpty();
        }
    }

    private final Facts facts;
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private long work;
    private int written;

    private LinearBounds(Facts facts) {
        this.facts = facts;
    }

    /** Writes the values of a graph as functions of one another, as far as they are small. */
    static LinearBounds through(Facts facts) {
        LinearBounds bounds = new LinearBounds(facts);
        if (!facts.rounding().half()) {
            for (ValueInfoProto input : facts.graph().inputs()) {
                bounds.enter(input.getName());
            }
            facts.graph().nodes().forEach(bounds::pass);
        }
        return bounds;
    }

    /** Adds a value of which only the ranges of its elements are known. */
    private Optional<Value> enter(String name) {
        try {
            Bounds bounds = facts.bounds(name);
            Elements elements = Elements.of(bounds.shape());
            int count = elements.count();
            if (count > MOST_ELEMENTS - written) {
                return Optional.empty();
            }
            written += count;
            Value value = new Value(elements, bounds);
            places.put(name, values.size());
            values.add(value);
            return Optional.of(value);
        } catch (NotUnderstoodException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private void pass(NodeProto node) {
        if (facts.graph()
                .constant(node.getOutputCount() == 0 ? "" : node.getOutput(0))
                .isPresent()) {
            return;
        }
        for (String output : node.getOutputList()) {
            Optional<Value> value = output.isEmpty() ? Optional.empty() : enter(output);
            if (value.isPresent() && node.getOutput(0).equals(output)) {
                describe(node, value.get());
            }
        }
    }

    private void describe(NodeProto node, Value value) {
        Step step = new Step(node, facts);
        try {
            if (Relaxation.describes(step)) {
                Integer source = places.get(node.getInput(0));
                if (source != null && sameSamples(values.get(source), value)) {
                    Value before = values.get(source);
                    List<ValueRange> ranges = ranges(source);
                    value.source = source;
                    value.lines =
                            Optional.of(
                                    Relaxation.of(
                                            step,
                                            value.elements,
                                            ranges,
                                            index -> slack(before, index)));
                }
            } else if (node.getInputList().stream().anyMatch(places::containsKey)) {
                AffineTerms affine = AffineTerms.of(step, value.elements);
                boolean known =
                        affine.operands().stream()
                                .allMatch(each -> places.containsKey(each.value()));
                value.affine = known ? Optional.of(affine) : Optional.empty();
            }
        } catch (NotUnderstoodException | ArithmeticException | IndexOutOfBoundsException e) {
            value.affine = Optional.empty();
            value.lines = Optional.empty();
        }
    }

    private static boolean sameSamples(Value before, Value value) {
        return before.elements.first() == value.elements.first();
    }

    private double slack(Value value, int index) {
        return value.intervals.slack(index, facts.rounding());
    }

    /** The range of each computed element of a value, as tight as it is known. */
    private List<ValueRange> ranges(int place) {
        Value value = values.get(place);
        if (value.ranges.isEmpty()) {
            List<ValueRange> ranges = new ArrayList<>();
            for (int i = 0; i < value.elements.count(); i++) {
                ValueRange interval = value.intervals.interval(i, facts.rounding());
                boolean open = interval.high() > 0 && !value.isBox();
                ranges.add(open ? tightened(place, i, interval) : interval);
            }
            value.ranges = Optional.of(List.copyOf(ranges));
        }
        return value.ranges.get();
    }

    private ValueRange tightened(int place, int index, ValueRange interval) {
        double slack = slack(values.get(place), index);
        double high = Math.min(interval.high(), bound(place, index, 1) + slack);
        double low = Math.max(interval.low(), -bound(place, index, -1) - slack);
        return low <= high ? new ValueRange(low, high) : interval;
    }

    /**
     * An upper bound of each element of a value, as it is computed; empty where the value is not
     * one of those that are written out.
     */
    Optional<double[]> highest(String name) {
        Integer place = places.get(name);
        return place == null || values.get(place).isBox()
                ? Optional.empty()
                : Optional.of(ranges(place).stream().mapToDouble(ValueRange::high).toArray());
    }

    /** An upper bound of an exact element, or of its negation. */
    private double bound(int place, int index, double sign) {
        if (work > MOST_WORK) {
            return Double.POSITIVE_INFINITY;
        }
        double[][] factors = new double[place + 1][];
        double[][] sizes = new double[place + 1][];
        factors[place] = new double[values.get(place).elements.count()];
        sizes[place] = new double[factors[place].length];
        factors[place][index] = sign;
        sizes[place][index] = 1;
        double bound = 0;
        double size = 0;
        for (int at = place; at >= 0; at--) {
            if (factors[at] == null) {
                continue;
            }
            Value value = values.get(at);
            double[] factor = factors[at];
            work += factor.length;
            for (int i = 0; i < factor.length; i++) {
                if (sizes[at][i] != 0) {
                    double least = constant(value, i, factor[i]);
                    bound += ValueRange.product(factor[i], least);
                    size += ValueRange.product(sizes[at][i], largest(value, i));
                }
            }
            pullBack(value, factor, sizes[at], factors, sizes);
        }
        double whole = bound + DOUBLES * size;
        return Double.isNaN(whole) ? Double.POSITIVE_INFINITY : whole;
    }

    /** What an element adds itself, without what it is a function of. */
    private double constant(Value value, int index, double factor) {
        if (value.affine.isPresent()) {
            return value.affine.get().constants()[index];
        }
        if (value.lines.isPresent()) {
            return value.lines.get().shift(index, factor > 0);
        }
        ValueRange range = value.intervals.interval(index, facts.rounding());
        return factor > 0 ? range.high() : range.low();
    }

    private double largest(Value value, int index) {
        return Math.max(Math.abs(constant(value, index, 1)), Math.abs(constant(value, index, -1)));
    }

    private void pullBack(
            Value value, double[] factor, double[] size, double[][] factors, double[][] sizes) {
        if (value.affine.isPresent()) {
            for (AffineTerms.Operand operand : value.affine.get().operands()) {
                int place = place(operand.value());
                open(place, factors, sizes);
                operand.terms().pullBack(factor, factors[place]);
                operand.terms().pullBackSizes(size, sizes[place]);
                work += 2L * operand.terms().size();
            }
        } else if (value.lines.isPresent()) {
            Lines lines = value.lines.get();
            open(value.source, factors, sizes);
            for (int i = 0; i < lines.size(); i++) {
                int from = lines.source(i);
                double slope = lines.slope(i, factor[i] > 0);
                factors[value.source][from] += factor[i] * slope;
                double steeper =
                        Math.max(Math.abs(lines.slope(i, true)), Math.abs(lines.slope(i, false)));
                sizes[value.source][from] += size[i] * steeper;
            }
        }
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalStateException("no value " + name);
        }
        return place;
    }

    private void open(int place, double[][] factors, double[][] sizes) {
        if (factors[place] == null) {
            int count = values.get(place).elements.count();
            factors[place] = new double[count];
            sizes[place] = new double[count];
        }
    }
}
