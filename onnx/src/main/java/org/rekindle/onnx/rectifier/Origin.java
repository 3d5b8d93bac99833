package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * What is known of a value by where it comes from: whether a layer with weights made it, and
 * whether it can be below 0.
 */
final class Origin {
    /** Enough for any chain between a rectifier and the layer before it. */
    private static final int LONGEST_WALK = 64;

    private static final Set<String> LAYERS =
            Set.of(
                    "Conv",
                    "ConvTranspose",
                    "ConvInteger",
                    "Gemm",
                    "MatMulInteger",
                    "BatchNormalization",
                    "InstanceNormalization",
                    "GroupNormalization",
                    "LayerNormalization",
                    "FusedConv",
                    "NhwcFusedConv",
                    "NhwcConv",
                    "FusedGemm",
                    "MatMulNBits",
                    "MatMulIntegerToFloat",
                    "DynamicQuantizeMatMul",
                    "QLinearConv",
                    "QGemm");

    /** Products of two values, one of which is made of constants in a layer. */
    private static final Set<String> PRODUCTS =
            Set.of("MatMul", "FusedMatMul", "FusedMatMulActivation", "Einsum", "QLinearMatMul");

    /** What they give is a mean, a part, or another order of what their first input has. */
    private static final Set<String> MOVES =
            Set.of(
                    "Identity",
                    "Cast",
                    "CastLike",
                    "Dropout",
                    "Reshape",
                    "Flatten",
                    "Transpose",
                    "Squeeze",
                    "Unsqueeze",
                    "Expand",
                    "Tile",
                    "Slice",
                    "Split",
                    "Gather",
                    "Pad",
                    "MaxPool",
                    "AveragePool",
                    "GlobalMaxPool",
                    "GlobalAveragePool",
                    "ReduceMean",
                    "ReduceMax",
                    "ReduceSum",
                    "Upsample",
                    "DepthToSpace",
                    "SpaceToDepth",
                    "QuantizeLinear",
                    "DequantizeLinear",
                    "QLinearAveragePool",
                    "QLinearGlobalAveragePool",
                    "QLinearReduceMean",
                    "QLinearLeakyRelu");

    /** They may give numbers below 0 for numbers that are not, but stay linear; Resize if cubic. */
    private static final Set<String> SIGNED = Set.of("Sub", "Neg", "Resize");

    private static final Set<String> COMBINE =
            Set.of("Add", "Sum", "Mul", "Div", "Concat", "Mean", "Max", "Min");

    private static final Set<String> NEVER_NEGATIVE =
            Set.of(
                    "Sigmoid",
                    "Softmax",
                    "Softplus",
                    "Abs",
                    "Exp",
                    "Sqrt",
                    "ReduceL1",
                    "ReduceL2",
                    "ReduceSumSquare",
                    "QLinearSigmoid",
                    "QLinearSoftmax");

    private final Graph graph;
    private final Map<String, Boolean> layers = new HashMap<>();
    private final Map<String, Boolean> nonNegative = new HashMap<>();

    Origin(Graph graph) {
        this.graph = graph;
    }

    /** Whether a layer with weights made the value, and nothing bent it since. */
    boolean isLayer(String value) {
        return isLayer(value, LONGEST_WALK);
    }

    /** Whether what a node quantises comes from a layer and can be below 0. */
    boolean isRectified(NodeProto node) {
        if (LAYERS.contains(node.getOpType()) || PRODUCTS.contains(node.getOpType())) {
            return isLayer(node.getOutput(0));
        }
        List<String> operands = operands(node);
        return operands.stream().anyMatch(this::isLayer)
                && !operands.stream().allMatch(operand -> isNonNegative(operand, LONGEST_WALK));
    }

    private boolean isLayer(String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value);
        if (steps == 0 || producer.isEmpty()) {
            return false;
        }
        Boolean known = layers.get(value);
        if (known == null) {
            known = isMadeByLayer(producer.get(), steps - 1);
            layers.put(value, known);
        }
        return known;
    }

    private boolean isMadeByLayer(NodeProto node, int steps) {
        String op = node.getOpType();
        if (LAYERS.contains(op)) {
            return true;
        }
        if (PRODUCTS.contains(op)
                && operands(node).stream().anyMatch(operand -> isConstant(operand, steps))) {
            return true;
        }
        boolean linear =
                PRODUCTS.contains(op)
                        || MOVES.contains(op)
                        || SIGNED.contains(op)
                        || COMBINE.contains(op)
                        || Quantized.isQuantized(node);
        return linear && operands(node).stream().anyMatch(operand -> isLayer(operand, steps));
    }

    /** Whether it is made of constants alone. */
    private boolean isConstant(String value, int steps) {
        if (graph.constantProto(value).isPresent()) {
            return true;
        }
        return steps > 0
                && graph.producer(value)
                        .filter(node -> node.getInputCount() > 0)
                        .filter(node -> MOVES.contains(node.getOpType()))
                        .filter(node -> isConstant(node.getInput(0), steps - 1))
                        .isPresent();
    }

    private boolean isNonNegative(String value, int steps) {
        Optional<Tensor> constant = Constant.tensor(graph, value);
        if (constant.isPresent()) {
            return IntStream.range(0, constant.get().size())
                    .allMatch(i -> constant.get().get(i) >= 0);
        }
        Optional<NodeProto> producer = graph.producer(value);
        if (steps == 0 || producer.isEmpty()) {
            return false;
        }
        Boolean known = nonNegative.get(value);
        if (known == null) {
            known = givesNonNegative(producer.get(), steps - 1);
            nonNegative.put(value, known);
        }
        return known;
    }

    private boolean givesNonNegative(NodeProto node, int steps) {
        String op = node.getOpType();
        if (NEVER_NEGATIVE.contains(op)) {
            return true;
        }
        if (Quantized.isQuantized(node) && Quantized.restsAtZero(graph, node)) {
            return true;
        }
        if (op.equals("Resize") && !new Attributes(node).text("mode", "nearest").equals("cubic")) {
            return isNonNegative(node.getInput(0), steps);
        }
        if (op.equals("DequantizeLinear")) {
            Optional<Tensor> zero =
                    node.getInputCount() > 2
                            ? Constant.tensor(graph, node.getInput(2))
                            : Optional.empty();
            if (zero.filter(Quantized::isLowest).isPresent()) {
                return true;
            }
        }
        if (Patterns.plain(graph, node).filter(Pattern::isNonNegative).isPresent()) {
            return true;
        }
        if (LAYERS.contains(op) || PRODUCTS.contains(op)) {
            return false;
        }
        List<String> operands = operands(node);
        if (op.equals("Max")) {
            return operands.stream().anyMatch(operand -> isNonNegative(operand, steps));
        }
        return (MOVES.contains(op) || COMBINE.contains(op) || Quantized.isQuantized(node))
                && !operands.isEmpty()
                && operands.stream().allMatch(operand -> isNonNegative(operand, steps));
    }

    /** The inputs that are numbers to compute with: not scales, zero points, shapes or axes. */
    private static List<String> operands(NodeProto node) {
        List<String> inputs = node.getInputList();
        if (inputs.isEmpty()) {
            return List.of();
        }
        return switch (node.getOpType()) {
            case "QLinearAdd", "QLinearMul", "QLinearMatMul" ->
                    inputs.size() > 3 ? List.of(inputs.get(0), inputs.get(3)) : List.of();
            case "QLinearConcat" -> {
                List<String> parts = new ArrayList<>();
                for (int i = 2; i < inputs.size(); i += 3) {
                    parts.add(inputs.get(i));
                }
                yield parts;
            }
            default ->
                    COMBINE.contains(node.getOpType())
                                    || node.getOpType().equals("Sub")
                                    || PRODUCTS.contains(node.getOpType())
                            ? inputs
                            : List.of(inputs.get(0));
        };
    }
}
