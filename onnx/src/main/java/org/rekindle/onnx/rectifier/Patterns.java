package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;

/** Which activation a node computes, alone or as the last of several. */
final class Patterns {
    private Patterns() {}

    /** A rectifier. */
    static Optional<Pattern> rectifier(Graph graph, Origin origin, NodeProto node) {
        return HardSwishes.of(graph, node)
                .or(() -> curves(graph, node))
                .or(() -> Clamps.of(graph, origin, node))
                .or(() -> Quantized.of(graph, origin, node));
    }

    /** A rectifier that shows without asking where its input comes from. */
    static Optional<Pattern> plain(Graph graph, NodeProto node) {
        return curves(graph, node)
                .or(
                        () ->
                                Clamp.of(graph, node)
                                        .filter(clamp -> clamp.low() >= 0)
                                        .map(clamp -> Clamps.pattern(clamp, node)));
    }

    private static Optional<Pattern> curves(Graph graph, NodeProto node) {
        return Curves.of(graph, node)
                .or(() -> Selections.of(graph, node))
                .or(() -> Fused.of(graph, node));
    }
}
