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
    /** Values are written out until they have so many elements in all. */
    private static final int MOST_ELEMENTS = 1 << 16;

    private final Facts facts;
    private final List<WrittenValue> values = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final BackSubstitution substitution = new BackSubstitution(values, places);
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
    private Optional<WrittenValue> enter(String name) {
        try {
            Bounds bounds = facts.bounds(name);
            Elements elements = Elements.of(bounds.shape());
            int count = elements.count();
            if (count > MOST_ELEMENTS - written) {
                return Optional.empty();
            }
            written += count;
            WrittenValue value = new WrittenValue(elements, bounds, facts.rounding());
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
            Optional<WrittenValue> value = output.isEmpty() ? Optional.empty() : enter(output);
            if (value.isPresent() && node.getOutput(0).equals(output)) {
                describe(node, value.get());
            }
        }
    }

    private void describe(NodeProto node, WrittenValue value) {
        Step step = new Step(node, facts);
        try {
            if (Relaxation.describes(step)) {
                Integer source = places.get(node.getInput(0));
                if (source != null && sameSamples(values.get(source), value)) {
                    WrittenValue before = values.get(source);
                    Lines lines =
                            Relaxation.of(step, value.elements(), ranges(source), before::slack);
                    value.write(lines, source);
                }
            } else if (node.getInputList().stream().anyMatch(places::containsKey)) {
                AffineTerms affine = AffineTerms.of(step, value.elements());
                boolean known =
                        affine.operands().stream()
                                .allMatch(each -> places.containsKey(each.value()));
                value.write(known ? Optional.of(affine) : Optional.empty());
            }
        } catch (NotUnderstoodException | ArithmeticException | IndexOutOfBoundsException e) {
            value.write(Optional.empty());
        }
    }

    private static boolean sameSamples(WrittenValue before, WrittenValue value) {
        return before.elements().first() == value.elements().first();
    }

    /** The range of each computed element of a value, as tight as it is known. */
    private List<ValueRange> ranges(int place) {
        WrittenValue value = values.get(place);
        if (value.ranges().isEmpty()) {
            List<ValueRange> ranges = new ArrayList<>();
            for (int i = 0; i < value.elements().count(); i++) {
                ValueRange interval = value.interval(i);
                boolean open = interval.high() > 0 && !value.isBox();
                ranges.add(open ? tightened(place, i, interval) : interval);
            }
            value.found(ranges);
        }
        return value.ranges().get();
    }

    private ValueRange tightened(int place, int index, ValueRange interval) {
        double slack = values.get(place).slack(index);
        double high = Math.min(interval.high(), substitution.bound(place, index, 1) + slack);
        double low = Math.max(interval.low(), -substitution.bound(place, index, -1) - slack);
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
}
