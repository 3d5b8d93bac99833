package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * ONNX's own rectifiers with a curve below zero, or above. The defaults are those of ONNX's
 * operators: {@code alpha} 0.01 for LeakyRelu (its {@code negative_slope}), 1 for Elu, Celu and
 * ThresholdedRelu, 0.2 for HardSigmoid with {@code beta} 0.5.
 */
final class Curves {
    /** Klambauer et al. 2017 (arXiv 1706.02515), as ONNX rounds them. */
    private static final float SELU_ALPHA = 1.6732632f;

    private static final float SELU_GAMMA = 1.050701f;
    private static final float HARD_ALPHA = 0.2f;
    private static final float HARD_BETA = 0.5f;

    /** Room for the rounding of {@code alpha · z + beta}, as a share. */
    private static final double ROUNDING = 1e-5;

    private Curves() {}

    static Optional<Pattern> of(Graph graph, NodeProto node) {
        if (!Nodes.isStandard(node) || node.getInputCount() == 0 || node.getOutputCount() == 0) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes(node);
        return switch (node.getOpType()) {
            case "ThresholdedRelu" -> thresholded(graph, node, attributes.number("alpha", 1));
            case "LeakyRelu" ->
                    Optional.of(sloped(graph, node, List.of(attributes.number("alpha", 0.01f))));
            case "PRelu" -> Optional.of(sloped(graph, node, learnt(graph, node)));
            case "Elu" -> exponential(graph, node, attributes.number("alpha", 1), 1, 1);
            case "Celu" -> {
                float alpha = attributes.number("alpha", 1);
                yield exponential(graph, node, alpha, 1, 1 / alpha);
            }
            case "Selu" ->
                    exponential(
                            graph,
                            node,
                            attributes.number("alpha", SELU_ALPHA),
                            attributes.number("gamma", SELU_GAMMA),
                            1);
            case "HardSigmoid" ->
                    hardSigmoid(
                            graph,
                            node,
                            attributes.number("alpha", HARD_ALPHA),
                            attributes.number("beta", HARD_BETA));
            default -> Optional.empty();
        };
    }

    private static Optional<Pattern> thresholded(Graph graph, NodeProto node, float alpha) {
        return alpha >= 0
                ? Optional.of(atOutput(graph, node, RectifierShape.zero(), alpha))
                : Optional.empty();
    }

    private static Pattern atOutput(
            Graph graph, NodeProto node, RectifierShape shape, double threshold) {
        String z = node.getInput(0);
        String a = node.getOutput(0);
        return Pattern.of(z, a, shape, threshold, Span.above(a, 0), ValueKind.of(graph, z));
    }

    private static List<Float> learnt(Graph graph, NodeProto node) {
        List<Float> slopes = new ArrayList<>();
        Optional<Tensor> slope = graph.constantInput(node, 1);
        if (slope.isPresent()) {
            for (double value : slope.get().values()) {
                slopes.add((float) value);
            }
        }
        return slopes;
    }

    /** The sign of a is that of z where no slope is negative, or computed. */
    private static Pattern sloped(Graph graph, NodeProto node, List<Float> slopes) {
        RectifierShape shape = RectifierShape.slopes(slopes);
        boolean keepsSign = !slopes.isEmpty() && slopes.stream().allMatch(slope -> slope >= 0);
        if (keepsSign) {
            return atOutput(graph, node, shape, 0);
        }
        String z = node.getInput(0);
        ElementKind kind = ValueKind.of(graph, z);
        return Pattern.of(z, node.getOutput(0), shape, 0, Span.above(z, 0), kind);
    }

    private static Optional<Pattern> exponential(
            Graph graph, NodeProto node, float alpha, float gamma, float rate) {
        float slope = alpha * gamma;
        if (slope == 0 && gamma > 0) {
            return Optional.of(atOutput(graph, node, RectifierShape.zero(), 0));
        }
        return gamma > 0 && alpha > 0
                ? Optional.of(atOutput(graph, node, RectifierShape.exponential(slope, rate), 0))
                : Optional.empty();
    }

    /** {@code min(max(alpha · z + beta, 0), 1)}. */
    static Optional<Pattern> hardSigmoid(Graph graph, NodeProto node, float alpha, float beta) {
        if (alpha <= 0) {
            return Optional.empty();
        }
        double corner = -beta / (double) alpha;
        double threshold = corner - ROUNDING * (1 + Math.abs(corner));
        Span between = new Span(node.getOutput(0), 0, 1);
        return Optional.of(
                atOutput(graph, node, RectifierShape.zero(), threshold).passing(between));
    }
}
