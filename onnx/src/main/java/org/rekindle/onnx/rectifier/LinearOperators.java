package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operators that bend nothing, and which of their inputs are numbers to compute with. */
final class LinearOperators {
    /** They hold weights. */
    static final Set<String> LAYERS =
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
    static final Set<String> PRODUCTS =
            Set.of("MatMul", "FusedMatMul", "FusedMatMulActivation", "Einsum", "QLinearMatMul");

    /** What they give is a mean, a part, or another order of what their first input has. */
    static final Set<String> MOVES =
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
                    "ReorderInput",
                    "ReorderOutput",
                    "QuantizeLinear",
                    "DequantizeLinear",
                    "QLinearAveragePool",
                    "QLinearGlobalAveragePool",
                    "QLinearReduceMean",
                    "QLinearLeakyRelu");

    /** They may give numbers below 0 for numbers that are not, but stay linear; Resize if cubic. */
    static final Set<String> SIGNED = Set.of("Sub", "Neg", "Resize");

    /** They combine values element by element, or lay them side by side. */
    static final Set<String> COMBINE =
            Set.of("Add", "Sum", "Mul", "Div", "Concat", "Mean", "Max", "Min");

    private static final Set<String> SUMS = Set.of("Add", "Sum", "Concat");

    private LinearOperators() {}

    /** Whether a node moves, pools, adds or quantises what it reads. */
    static boolean addsOrMoves(NodeProto node) {
        String op = node.getOpType();
        return MOVES.contains(op)
                || SUMS.contains(op)
                || (Quantized.isQuantized(node) && !op.equals("QLinearMul"));
    }

    /** The inputs that are numbers to compute with: not scales, zero points, shapes or axes. */
    static List<String> operands(NodeProto node) {
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
