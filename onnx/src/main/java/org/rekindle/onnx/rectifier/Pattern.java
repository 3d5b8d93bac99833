package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;

/**
 * What was recognised of an activation: one node, or several that compute it together.
 *
 * @param input the pre-activation z; empty where no value of the graph holds it, as in a fused
 *     operator
 * @param output the activation a
 * @param shape its curve where it does not fire
 * @param threshold a z up to which no gradient passes, whatever the rounding; negative infinity
 *     where none is known
 * @param firing where the unit fires: it is enough that one of these holds; they do not overlap
 * @param passing where φ′ ≠ 0, in the same way; the same as {@code firing} where these are one
 * @param kind the element type of the values that {@code firing} and {@code passing} look at
 * @param inner the other nodes of the pattern, which are no activations of their own
 */
record Pattern(
        Optional<String> input,
        String output,
        RectifierShape shape,
        double threshold,
        List<Span> firing,
        List<Span> passing,
        ElementKind kind,
        List<NodeProto> inner) {

    /** Copies the lists. */
    Pattern {
        firing = List.copyOf(firing);
        passing = List.copyOf(passing);
        inner = List.copyOf(inner);
    }

    /** It passes a gradient exactly where it fires, or has one on both sides. */
    static Pattern of(
            String input,
            String output,
            RectifierShape shape,
            double threshold,
            Span firing,
            ElementKind kind) {
        return new Pattern(
                Optional.of(input),
                output,
                shape,
                threshold,
                List.of(firing),
                List.of(firing),
                kind,
                List.of());
    }

    Pattern passing(Span span) {
        return passing(List.of(span));
    }

    Pattern passing(List<Span> spans) {
        return new Pattern(input, output, shape, threshold, firing, spans, kind, inner);
    }

    Pattern covering(List<NodeProto> nodes) {
        return new Pattern(input, output, shape, threshold, firing, passing, kind, nodes);
    }

    /** The same where z is no value of the graph. */
    Pattern withoutInput() {
        return new Pattern(
                Optional.empty(), output, shape, threshold, firing, passing, kind, inner);
    }

    /** Whether it gives 0 where it does not fire, and more than 0 where it does. */
    boolean isNonNegative() {
        return shape.family() == RectifierShape.Family.ZERO;
    }
}
