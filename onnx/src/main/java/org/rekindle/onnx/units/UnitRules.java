package org.rekindle.onnx.units;

import static java.util.Map.entry;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.Pointwise;

/** Where the operators of ONNX, and those of ONNX Runtime's own, put units. */
final class UnitRules {
    /** ONNX Runtime's sets of operators. */
    private static final Set<String> RUNTIME =
            Set.of("com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc");

    /** What comes out of an element also depends on others, and lies where the element lies. */
    private static final List<String> IN_PLACE =
            List.of(
                    "CastLike",
                    "CumSum",
                    "DequantizeLinear",
                    "Hardmax",
                    "LRN",
                    "LogSoftmax",
                    "LpNormalization",
                    "MeanVarianceNormalization",
                    "QuantizeLinear",
                    "ReverseSequence",
                    "RotaryEmbedding",
                    "ScatterND",
                    "ScatterElements",
                    "Scatter",
                    "Softmax",
                    "Trilu");

    /** Some of ONNX Runtime's elementwise operators. */
    private static final List<String> RUNTIME_ELEMENTWISE =
            List.of(
                    "DequantizeLinear",
                    "Gelu",
                    "QLinearLeakyRelu",
                    "QLinearSigmoid",
                    "QLinearSoftmax",
                    "QuantizeLinear",
                    "QuickGelu",
                    "RotaryEmbedding",
                    "Silu");

    /** They combine inputs element by element. */
    private static final List<String> COMBINING =
            List.of(
                    "And",
                    "BitwiseAnd",
                    "BitwiseOr",
                    "BitwiseXor",
                    "Div",
                    "Equal",
                    "Greater",
                    "GreaterOrEqual",
                    "Less",
                    "LessOrEqual",
                    "Max",
                    "Mean",
                    "Min",
                    "Mod",
                    "Mul",
                    "Or",
                    "Pow",
                    "Where",
                    "Xor");

    private static final List<String> REDUCING =
            List.of(
                    "ReduceL1",
                    "ReduceL2",
                    "ReduceLogSum",
                    "ReduceLogSumExp",
                    "ReduceMax",
                    "ReduceMean",
                    "ReduceMin",
                    "ReduceProd",
                    "ReduceSum",
                    "ReduceSumSquare");

    private static final Map<String, Function<NodeView, Optional<Layout>>> STANDARD = standard();
    private static final Map<String, Function<NodeView, Optional<Layout>>> OF_RUNTIME = runtime();

    private UnitRules() {}

    /** Where units lie in an output of a node; empty where that is not known. */
    static Optional<Layout> layout(NodeView node) {
        return rule(node.node()).flatMap(rule -> rule.apply(node));
    }

    /** Whether there is a rule, so that all its inputs and outputs are tensors. */
    static boolean knows(NodeProto node) {
        return rule(node).isPresent();
    }

    /** Whether a node makes units of its own, so that those of its inputs do not matter. */
    static boolean makesUnits(NodeProto node, GraphUnits graph) {
        String op = node.getOpType();
        if (op.equals("Gather")) {
            return graph.isMatrix(node.getInput(0));
        }
        if (op.equals("Einsum") || op.contains("Gemm") || op.contains("MatMul")) {
            return node.getInputList().stream().anyMatch(graph::isMatrix);
        }
        return op.contains("Conv") || List.of("LSTM", "GRU", "RNN").contains(op);
    }

    private static Optional<Function<NodeView, Optional<Layout>>> rule(NodeProto node) {
        if (Nodes.isStandard(node)) {
            return Optional.ofNullable(STANDARD.get(node.getOpType()));
        }
        return RUNTIME.contains(node.getDomain())
                ? Optional.ofNullable(OF_RUNTIME.get(node.getOpType()))
                : Optional.empty();
    }

    private static Map<String, Function<NodeView, Optional<Layout>>> standard() {
        Map<String, Function<NodeView, Optional<Layout>>> rules = new HashMap<>();
        Stream.concat(Pointwise.OPERATORS.stream(), IN_PLACE.stream())
                .forEach(op -> rules.put(op, n -> Broadcasting.combined(n, List.of(0))));
        COMBINING.forEach(op -> rules.put(op, n -> Broadcasting.combined(n, all(n, 0, 1))));
        REDUCING.forEach(op -> rules.put(op, Moves::reduced));
        List.of("Add", "Sub", "Sum", "PRelu")
                .forEach(op -> rules.put(op, n -> Broadcasting.biased(n, all(n, 0, 1))));
        List.of("LSTM", "GRU", "RNN").forEach(op -> rules.put(op, LayerUnits::recurrence));
        List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")
                .forEach(op -> rules.put(op, Moves::reshape));
        List.of("Slice", "Split", "Pad", "Compress").forEach(op -> rules.put(op, Moves::resized));
        List.of("MaxPool", "AveragePool", "LpPool")
                .forEach(op -> rules.put(op, n -> LayerUnits.window(n, false)));
        List.of("Conv", "ConvInteger", "DeformConv")
                .forEach(op -> rules.put(op, n -> LayerUnits.convolution(n, 1, false)));
        List.of("MatMul", "MatMulInteger")
                .forEach(op -> rules.put(op, n -> Contraction.matrices(n, 0, 1, false, false)));
        List.of("DepthToSpace", "SpaceToDepth").forEach(op -> rules.put(op, n -> n.made(1, -1)));
        List.of(
                        "GlobalMaxPool",
                        "GlobalAveragePool",
                        "GlobalLpPool",
                        "Resize",
                        "Upsample",
                        "MaxUnpool",
                        "GridSample",
                        "RoiAlign",
                        "MaxRoiPool")
                .forEach(op -> rules.put(op, n -> Moves.unlessResized(n, 0)));
        List.of("InstanceNormalization", "GroupNormalization", "BatchNormalization")
                .forEach(op -> rules.put(op, n -> LayerUnits.normalized(n, 1, 1)));
        List.of("LayerNormalization", "RMSNormalization", "SimplifiedLayerNormalization")
                .forEach(op -> rules.put(op, n -> LayerUnits.normalized(n, 1, -1)));
        rules.putAll(
                Map.ofEntries(
                        entry("QLinearConv", n -> LayerUnits.convolution(n, 3, false)),
                        entry("ConvTranspose", LayerUnits::transposedConvolution),
                        entry("QLinearMatMul", n -> Contraction.matrices(n, 0, 3, false, false)),
                        entry("Gemm", n -> gemm(n, 1)),
                        entry("Einsum", Contraction::einsum),
                        entry("Attention", LayerUnits::attention),
                        entry("Transpose", Moves::transpose),
                        entry("Expand", Broadcasting::expanded),
                        entry("Tile", Moves::tile),
                        entry("Concat", n -> Moves.concatenated(n, all(n, 0, 1))),
                        entry("Gather", Moves::gather),
                        entry("GatherElements", n -> Moves.along(n, 0)),
                        entry("GatherND", Moves::gatherMany),
                        entry("TopK", n -> Moves.along(n, -1))));
        return rules;
    }

    private static Map<String, Function<NodeView, Optional<Layout>>> runtime() {
        Map<String, Function<NodeView, Optional<Layout>>> rules = new HashMap<>();
        RUNTIME_ELEMENTWISE.forEach(op -> rules.put(op, n -> Broadcasting.combined(n, List.of(0))));
        List.of("QLinearAdd", "QLinearMul")
                .forEach(op -> rules.put(op, n -> Broadcasting.biased(n, List.of(0, 3))));
        List.of("BiasGelu", "FastGelu", "BiasSplitGelu")
                .forEach(op -> rules.put(op, n -> Broadcasting.biased(n, all(n, 0, 1))));
        List.of("SkipLayerNormalization", "SkipSimplifiedLayerNormalization")
                .forEach(op -> rules.put(op, LayerUnits::skipNormalized));
        List.of(
                        "Attention",
                        "QAttention",
                        "MultiHeadAttention",
                        "GroupQueryAttention",
                        "PackedAttention",
                        "EmbedLayerNormalization")
                .forEach(op -> rules.put(op, LayerUnits::attention));
        List.of("NhwcConv", "NhwcFusedConv")
                .forEach(op -> rules.put(op, n -> LayerUnits.convolution(n, 1, true)));
        List.of("FusedMatMul", "FusedMatMulActivation", "TransposeMatMul")
                .forEach(op -> rules.put(op, UnitRules::fusedProduct));
        List.of("MatMulIntegerToFloat", "DynamicQuantizeMatMul", "GemmFloat8")
                .forEach(op -> rules.put(op, n -> Contraction.matrices(n, 0, 1, false, false)));
        List.of("MatMulNBits", "MatMulBnb4", "MatMulFpQ4")
                .forEach(op -> rules.put(op, n -> n.made(-1, n.attributes().integer("N", -1))));
        List.of("QLinearAveragePool", "QLinearGlobalAveragePool", "NhwcMaxPool")
                .forEach(op -> rules.put(op, UnitRules::pooled));
        rules.putAll(
                Map.ofEntries(
                        entry("FusedConv", n -> LayerUnits.convolution(n, 1, false)),
                        entry("QLinearConv", n -> LayerUnits.convolution(n, 3, last(n))),
                        entry("ReorderOutput", UnitRules::reordered),
                        entry("FusedGemm", n -> gemm(n, 1)),
                        entry("QGemm", n -> gemm(n, 3)),
                        entry("DynamicQuantizeLSTM", LayerUnits::recurrence),
                        entry("QLinearConcat", n -> Moves.concatenated(n, all(n, 2, 3))),
                        entry(
                                "SimplifiedLayerNormalization",
                                n -> LayerUnits.normalized(n, 1, -1))));
        return rules;
    }

    private static List<Integer> all(NodeView node, int first, int step) {
        return IntStream.iterate(first, input -> input < node.inputs(), input -> input + step)
                .boxed()
                .toList();
    }

    private static Optional<Layout> gemm(NodeView node, int weights) {
        return Contraction.matrices(
                node,
                0,
                weights,
                node.attributes().integer("transA", 0) != 0,
                node.attributes().integer("transB", 0) != 0);
    }

    /** Transposed stacks, whose first axis lies before the last, are not followed. */
    private static Optional<Layout> fusedProduct(NodeView node) {
        boolean stacks =
                node.attributes().integer("transBatchA", 0) != 0
                        || node.attributes().integer("transBatchB", 0) != 0;
        return stacks ? Optional.empty() : gemm(node, 1);
    }

    private static boolean last(NodeView node) {
        return node.attributes().integer("channels_last", 0) != 0;
    }

    private static Optional<Layout> pooled(NodeView node) {
        boolean channelsLast = last(node) || node.node().getOpType().startsWith("Nhwc");
        return LayerUnits.window(node, channelsLast);
    }

    /** Back from blocks of channels to one after the other. */
    private static Optional<Layout> reordered(NodeView node) {
        return node.made(last(node) ? -1 : 1, node.attributes().integer("channels", -1));
    }
}
