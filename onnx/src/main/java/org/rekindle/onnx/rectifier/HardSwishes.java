package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * HardSwish (Howard et al. 2019, arXiv 1905.02244), {@code z · min(max(z + 3, 0), 6) / 6}: the
 * operator, or the product that exporters write for it. It passes a gradient above -3, and none at
 * or below.
 */
final class HardSwishes {
    private static final double CORNER = -3;

    /** Room for the rounding of {@code z / 6 + 0.5}. */
    private static final double ROUNDING = 1e-4;

    private HardSwishes() {}

    static Optional<Pattern> of(Graph graph, NodeProto node) {
        if (Nodes.is(node, "HardSwish") && node.getInputCount() == 1) {
            String z = node.getInput(0);
            Span passing = Span.above(z, CORNER);
            return Optional.of(pattern(graph, z, node, CORNER - ROUNDING).passing(passing));
        }
        return Nodes.is(node, "Mul") && node.getInputCount() == 2
                ? product(graph, node)
                : Optional.empty();
    }

    private static Pattern pattern(Graph graph, String z, NodeProto node, double threshold) {
        String a = node.getOutput(0);
        ElementKind kind = ValueKind.of(graph, z);
        return Pattern.of(z, a, RectifierShape.dip(), threshold, Span.above(a, 0), kind);
    }

    private static Optional<Pattern> product(Graph graph, NodeProto node) {
        for (int i = 0; i < 2; i++) {
            String z = Constant.original(graph, node.getInput(i));
            Optional<Gate> gate =
                    gate(graph, node.getInput(1 - i)).filter(found -> found.z().equals(z));
            if (gate.isPresent()) {
                return Optional.of(
                        pattern(graph, z, node, Double.NEGATIVE_INFINITY)
                                .passing(Span.above(gate.get().value(), 0))
                                .covering(gate.get().nodes()));
            }
        }
        return Optional.empty();
    }

    /**
     * The hard sigmoid that multiplies z.
     *
     * @param z what it is computed from
     * @param value what clamps it
     * @param nodes those that clamp
     */
    private record Gate(String z, String value, List<NodeProto> nodes) {}

    private static Optional<Gate> gate(Graph graph, String value) {
        Optional<NodeProto> producer =
                graph.producer(value).filter(node -> Clamp.isPrivate(graph, value));
        if (producer.isEmpty()) {
            return Optional.empty();
        }
        NodeProto node = producer.get();
        if (Nodes.is(node, "HardSigmoid")) {
            String z = Constant.original(graph, node.getInput(0));
            return Optional.of(new Gate(z, value, List.of(node)));
        }
        if (Nodes.is(node, "Div") || Nodes.is(node, "Mul")) {
            return scaled(graph, node);
        }
        return Clamp.of(graph, node)
                .filter(clamp -> clamp.low() == 0 && !Double.isInfinite(clamp.high()))
                .flatMap(clamp -> shifted(graph, clamp, value));
    }

    private static Optional<Gate> scaled(Graph graph, NodeProto node) {
        boolean positive = Constant.number(graph, node.getInput(1)).orElse(-1) > 0;
        return positive ? gate(graph, node.getInput(0)) : Optional.empty();
    }

    /** {@code z + 3} before the clamp. */
    private static Optional<Gate> shifted(Graph graph, Clamp clamp, String value) {
        Optional<NodeProto> sum =
                graph.producer(clamp.z())
                        .filter(node -> Nodes.is(node, "Add") && node.getInputCount() == 2);
        for (int i = 0; i < 2 && sum.isPresent(); i++) {
            if (Constant.number(graph, sum.get().getInput(1 - i)).isPresent()) {
                String z = Constant.original(graph, sum.get().getInput(i));
                return Optional.of(new Gate(z, value, new ArrayList<>(clamp.nodes())));
            }
        }
        return Optional.empty();
    }
}
