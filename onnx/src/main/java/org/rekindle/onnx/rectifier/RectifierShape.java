package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * What a rectifier does below zero. The defaults are those of ONNX's operators: {@code alpha} 0.01
 * for LeakyRelu (its {@code negative_slope}), 1 for Elu, Celu and ThresholdedRelu.
 *
 * @param family the kind of curve
 * @param keepsSign whether a &gt; 0 exactly where z &gt; 0, so that it is enough to look at a
 * @param slopes for {@link Family#SLOPE} one for all units, or one for each in the order of the
 *     units, or none where they are computed; for {@link Family#EXPONENTIAL} the depth s
 * @param rate for {@link Family#EXPONENTIAL} the r in φ′ = (a + s)·r; 1 but for Celu
 */
public record RectifierShape(Family family, boolean keepsSign, List<Float> slopes, float rate) {

    /** Kinds of curve below zero. */
    public enum Family {
        /** a = 0: no gradient. */
        ZERO,
        /** a = s·z. */
        SLOPE,
        /** a = s·(e^(r·z) − 1): the gradient is (a + s)·r. */
        EXPONENTIAL
    }

    /** Klambauer et al. 2017 (arXiv 1706.02515), as ONNX rounds them. */
    private static final float SELU_ALPHA = 1.6732632f;

    private static final float SELU_GAMMA = 1.050701f;

    /** Copies the list. */
    public RectifierShape {
        slopes = List.copyOf(slopes);
    }

    /**
     * Mean |φ′| of a unit that never fires.
     *
     * @param unit which one
     * @param meanActivation its mean a; read for {@link Family#EXPONENTIAL} alone
     */
    public double meanDerivative(int unit, double meanActivation) {
        return switch (family) {
            case ZERO -> 0;
            case EXPONENTIAL -> Math.max(0, (meanActivation + slopes.get(0)) * rate);
            case SLOPE -> Math.abs(slope(unit));
        };
    }

    /** A slope that is computed, or learnt for each place of a channel, has one that is not 0. */
    private float slope(int unit) {
        if (slopes.size() == 1) {
            return slopes.get(0);
        }
        return unit < slopes.size() ? slopes.get(unit) : 1;
    }

    /** The shape of a node, if it is a rectifier whose meaning is clear. */
    static Optional<RectifierShape> of(Graph graph, NodeProto node) {
        boolean complete = node.getInputCount() > 0 && node.getOutputCount() > 0;
        if (!complete || !Nodes.isStandard(node)) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes(node);
        return switch (node.getOpType()) {
            case "Relu" -> Optional.of(zero());
            case "Clip" -> clip(graph, node, attributes);
            case "ThresholdedRelu" ->
                    attributes.number("alpha", 1) >= 0 ? Optional.of(zero()) : Optional.empty();
            case "LeakyRelu" -> Optional.of(slopes(List.of(attributes.number("alpha", 0.01f))));
            case "PRelu" -> Optional.of(learnt(graph, node));
            case "Elu" -> exponential(attributes.number("alpha", 1), 1, 1);
            case "Celu" -> {
                float alpha = attributes.number("alpha", 1);
                yield exponential(alpha, 1, 1 / alpha);
            }
            case "Selu" ->
                    exponential(
                            attributes.number("alpha", SELU_ALPHA),
                            attributes.number("gamma", SELU_GAMMA),
                            1);
            default -> Optional.empty();
        };
    }

    private static RectifierShape zero() {
        return new RectifierShape(Family.ZERO, true, List.of(0f), 1);
    }

    /** From 0 up, as in ReLU6. Operator set 11 made the bounds inputs. */
    private static Optional<RectifierShape> clip(
            Graph graph, NodeProto node, Attributes attributes) {
        boolean least =
                graph.constantInput(node, 1)
                        .map(RectifierShape::isZero)
                        .orElse(attributes.has("min") && attributes.number("min", 1) == 0);
        boolean mostIsAbove =
                graph.constantInput(node, 2)
                        .map(most -> most.size() == 1 && most.get(0) > 0)
                        .orElse(attributes.number("max", 1) > 0);
        return least && mostIsAbove ? Optional.of(zero()) : Optional.empty();
    }

    private static boolean isZero(Tensor bound) {
        return bound.size() == 1 && bound.get(0) == 0;
    }

    private static RectifierShape learnt(Graph graph, NodeProto node) {
        Optional<Tensor> slope = graph.constantInput(node, 1);
        if (slope.isEmpty()) {
            return new RectifierShape(Family.SLOPE, false, List.of(), 1);
        }
        List<Float> values = new ArrayList<>();
        for (double value : slope.get().values()) {
            values.add((float) value);
        }
        return slopes(values);
    }

    private static RectifierShape slopes(List<Float> values) {
        boolean keepsSign = values.stream().allMatch(slope -> slope >= 0);
        return values.stream().allMatch(slope -> slope == 0)
                ? zero()
                : new RectifierShape(Family.SLOPE, keepsSign, values, 1);
    }

    private static Optional<RectifierShape> exponential(float alpha, float gamma, float rate) {
        float slope = alpha * gamma;
        if (slope == 0 && gamma > 0) {
            return Optional.of(zero());
        }
        return gamma > 0 && alpha > 0
                ? Optional.of(new RectifierShape(Family.EXPONENTIAL, true, List.of(slope), rate))
                : Optional.empty();
    }
}
