package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;

/**
 * Rectifiers that clamp: Relu, ReLU6, hard tanh, and what exporters write for them. A bound other
 * than 0 makes a rectifier only right after a layer with weights: elsewhere it is a guard, such as
 * the 1e-12 under a norm.
 */
final class Clamps {
    private Clamps() {}

    static Optional<Pattern> of(Graph graph, Origin origin, NodeProto node) {
        return Clamp.of(graph, node)
                .filter(clamp -> clamp.kind().isFloating())
                .filter(clamp -> isRectifier(clamp, origin))
                .map(clamp -> pattern(clamp, node));
    }

    private static boolean isRectifier(Clamp clamp, Origin origin) {
        boolean bounds = !Double.isInfinite(clamp.low()) || !Double.isInfinite(clamp.high());
        return bounds && (clamp.low() == 0 || origin.isLayer(clamp.z()));
    }

    static Pattern pattern(Clamp clamp, NodeProto node) {
        String a = node.getOutput(0);
        boolean upperOnly = Double.isInfinite(clamp.low());
        Span firing = upperOnly ? Span.below(a, clamp.high()) : Span.above(a, clamp.low());
        Pattern lower =
                Pattern.of(
                        clamp.z(),
                        a,
                        clamp.low() == 0 ? RectifierShape.zero() : RectifierShape.flat(),
                        clamp.low(),
                        firing,
                        clamp.kind());
        Pattern both =
                Double.isInfinite(clamp.high())
                        ? lower
                        : lower.passing(new Span(a, clamp.low(), clamp.high()));
        List<NodeProto> inner = clamp.nodes().subList(1, clamp.nodes().size());
        return clamp.sameShape() ? both.covering(inner) : both.covering(inner).withoutInput();
    }
}
