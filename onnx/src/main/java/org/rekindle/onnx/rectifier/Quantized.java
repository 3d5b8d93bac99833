package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * Rectifiers of quantised models. A quantised value stands for {@code scale · (q - zero point)}.
 * Where the zero point is the smallest number of the type, nothing below 0 can be held: to quantise
 * is to rectify, and quantisers drop the Relu before. That it also saturates at the largest number
 * comes from the range that the quantiser chose, and is not counted as death.
 */
final class Quantized {
    /** Which input is the zero point of the output. */
    private static final Map<String, Integer> ZERO_POINT =
            Map.ofEntries(
                    Map.entry("QuantizeLinear", 2),
                    Map.entry("QLinearConv", 7),
                    Map.entry("QLinearMatMul", 7),
                    Map.entry("QGemm", 8),
                    Map.entry("QLinearAdd", 7),
                    Map.entry("QLinearMul", 7),
                    Map.entry("QLinearConcat", 1),
                    Map.entry("QLinearAveragePool", 4),
                    Map.entry("QLinearGlobalAveragePool", 4),
                    Map.entry("QLinearReduceMean", 4),
                    Map.entry("QLinearLeakyRelu", 4));

    private static final float LEAKY = 0.01f;

    private Quantized() {}

    static Optional<Pattern> of(Graph graph, Origin origin, NodeProto node) {
        if (!isQuantized(node)) {
            return Optional.empty();
        }
        String q = node.getOutput(0);
        if (node.getOpType().equals("QLinearLeakyRelu")) {
            return zeroPoint(graph, node)
                    .filter(zero -> zero.size() == 1)
                    .map(zero -> leaky(node, zero));
        }
        if (!restsAtZero(graph, node) || !origin.isRectified(node)) {
            return Optional.empty();
        }
        ElementKind kind = zeroPoint(graph, node).map(Tensor::kind).orElse(ElementKind.UINT8);
        Pattern pattern =
                Pattern.of(
                        node.getInput(0),
                        q,
                        RectifierShape.flat(),
                        0,
                        Span.above(q, lowest(kind)),
                        kind);
        return Optional.of(
                node.getOpType().equals("QuantizeLinear") ? pattern : pattern.withoutInput());
    }

    private static Pattern leaky(NodeProto node, Tensor zero) {
        float slope = new Attributes(node).number("alpha", LEAKY);
        String q = node.getOutput(0);
        return Pattern.of(
                        q,
                        q,
                        RectifierShape.slopes(List.of(slope)),
                        0,
                        Span.above(q, zero.get(0)),
                        zero.kind())
                .withoutInput();
    }

    /** Whether the operator gives quantised numbers. */
    static boolean isQuantized(NodeProto node) {
        return ZERO_POINT.containsKey(node.getOpType()) && node.getOutputCount() > 0;
    }

    /** Whether it cannot give anything that stands for a number below 0. */
    static boolean restsAtZero(Graph graph, NodeProto node) {
        Optional<Tensor> zero = zeroPoint(graph, node);
        if (zero.isPresent()) {
            return isLowest(zero.get());
        }
        int input = ZERO_POINT.getOrDefault(node.getOpType(), 0);
        boolean left = input >= node.getInputCount() || node.getInput(input).isEmpty();
        boolean byDefault = new Attributes(node).integer("output_dtype", 0) == 0;
        return left && byDefault && node.getOpType().equals("QuantizeLinear");
    }

    /** Whether a zero point is the smallest number of its type. */
    static boolean isLowest(Tensor zeroPoint) {
        double lowest = lowest(zeroPoint.kind());
        for (double value : zeroPoint.values()) {
            if (value != lowest) {
                return false;
            }
        }
        return zeroPoint.size() > 0;
    }

    private static double lowest(ElementKind kind) {
        boolean unsigned = kind.title().startsWith("u");
        return unsigned ? 0 : -Math.pow(2, Byte.SIZE * (double) kind.size() - 1);
    }

    private static Optional<Tensor> zeroPoint(Graph graph, NodeProto node) {
        int input = ZERO_POINT.getOrDefault(node.getOpType(), 0);
        return input < node.getInputCount()
                ? Constant.tensor(graph, node.getInput(input))
                : Optional.empty();
    }
}
