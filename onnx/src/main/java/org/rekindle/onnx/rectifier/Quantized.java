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
 * comes from the range that the quantiser chose, and is not counted as death. Where the range is
 * that of a Hardtanh, its ends are the bounds.
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
        if (!restsAtZero(graph, node)) {
            return hardTanh(graph, origin, node);
        }
        if (!origin.isRectified(node)) {
            return Optional.empty();
        }
        ElementKind kind = zeroPoint(graph, node).map(Tensor::kind).orElse(ElementKind.UINT8);
        Pattern pattern =
                Pattern.of(
                        node.getInput(0),
                        q,
                        RectifierShape.flat(),
                        0,
                        Span.above(q, QuantizedRange.lowest(kind)),
                        kind);
        return Optional.of(withInput(pattern, node));
    }

    private static Pattern withInput(Pattern pattern, NodeProto node) {
        return node.getOpType().equals("QuantizeLinear") ? pattern : pattern.withoutInput();
    }

    /** A Clip from -1 to 1, or between other whole numbers, that the quantiser dropped. */
    private static Optional<Pattern> hardTanh(Graph graph, Origin origin, NodeProto node) {
        return range(graph, node)
                .filter(range -> range.startsAtBound() || range.endsAtBound())
                .filter(range -> origin.isQuantizedFirst(node))
                .map(range -> withInput(hardTanh(node, range), node));
    }

    private static Pattern hardTanh(NodeProto node, QuantizedRange range) {
        String q = node.getOutput(0);
        boolean lower = range.startsAtBound();
        Pattern pattern =
                Pattern.of(
                        node.getInput(0),
                        q,
                        RectifierShape.flat(),
                        lower ? range.least() : Double.NEGATIVE_INFINITY,
                        lower ? Span.above(q, range.lowest()) : Span.below(q, range.highest()),
                        range.kind());
        return lower && range.endsAtBound()
                ? pattern.passing(new Span(q, range.lowest(), range.highest()))
                : pattern;
    }

    /** Empty where places have scales of their own. */
    private static Optional<QuantizedRange> range(Graph graph, NodeProto node) {
        Optional<Tensor> zero = zeroPoint(graph, node).filter(tensor -> tensor.size() == 1);
        int input = ZERO_POINT.getOrDefault(node.getOpType(), 0) - 1;
        return zero.isEmpty()
                ? Optional.empty()
                : Constant.tensor(graph, node.getInput(input))
                        .filter(scale -> scale.size() == 1)
                        .map(
                                scale ->
                                        new QuantizedRange(
                                                scale.get(0),
                                                zero.get().get(0),
                                                zero.get().kind()));
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
        double lowest = QuantizedRange.lowest(zeroPoint.kind());
        for (double value : zeroPoint.values()) {
            if (value != lowest) {
                return false;
            }
        }
        return zeroPoint.size() > 0;
    }

    private static Optional<Tensor> zeroPoint(Graph graph, NodeProto node) {
        int input = ZERO_POINT.getOrDefault(node.getOpType(), 0);
        return input < node.getInputCount()
                ? Constant.tensor(graph, node.getInput(input))
                : Optional.empty();
    }
}
