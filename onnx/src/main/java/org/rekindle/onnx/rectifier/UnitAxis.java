package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;

/**
 * Which axis of a value counts units. It is told by the node that made them (a convolution makes
 * channels on axis 1, a matrix product units on the last axis), seen through what keeps them apart.
 */
final class UnitAxis {
    /** They make, or expect, channels on axis 1. */
    private static final Set<String> CHANNELS_SECOND =
            Set.of(
                    "Conv",
                    "ConvTranspose",
                    "ConvInteger",
                    "BatchNormalization",
                    "InstanceNormalization",
                    "GroupNormalization",
                    "LRN",
                    "MaxPool",
                    "AveragePool",
                    "LpPool",
                    "GlobalMaxPool",
                    "GlobalAveragePool",
                    "GlobalLpPool",
                    "DepthToSpace",
                    "SpaceToDepth",
                    "Resize",
                    "Upsample",
                    "Gemm");

    /** They leave every element of their first input in its place along the unit axis. */
    private static final Set<String> KEEP =
            Set.of(
                    "Identity",
                    "Cast",
                    "Dropout",
                    "Relu",
                    "LeakyRelu",
                    "PRelu",
                    "Elu",
                    "Selu",
                    "Celu",
                    "ThresholdedRelu",
                    "Clip",
                    "Sigmoid",
                    "HardSigmoid",
                    "HardSwish",
                    "Tanh",
                    "Softplus",
                    "Softsign",
                    "Erf",
                    "Exp",
                    "Log",
                    "Sqrt",
                    "Abs",
                    "Neg",
                    "Pad",
                    "Slice",
                    "Split",
                    "QuantizeLinear",
                    "DequantizeLinear");

    /** They combine inputs, any of which may tell. */
    private static final Set<String> COMBINE =
            Set.of("Add", "Sub", "Mul", "Div", "Sum", "Max", "Min", "Mean", "Pow", "Concat");

    /** Enough for any chain between a rectifier and the layer before it. */
    private static final int LONGEST_WALK = 64;

    private final Graph graph;
    private final int rank;
    private final Set<String> seen = new HashSet<>();

    private UnitAxis(Graph graph, int rank) {
        this.graph = graph;
        this.rank = rank;
    }

    /**
     * @param rank of the value
     */
    static int of(Graph graph, String value, int rank) {
        OptionalInt told = new UnitAxis(graph, rank).walk(value, LONGEST_WALK);
        return told.isPresent() && told.getAsInt() < rank
                ? told.getAsInt()
                : Math.min(1, Math.max(rank - 1, 0));
    }

    private OptionalInt walk(String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value);
        if (producer.isEmpty() || steps == 0 || rank == 0 || !seen.add(value)) {
            return OptionalInt.empty();
        }
        NodeProto node = producer.get();
        String op = node.getOpType();
        if (CHANNELS_SECOND.contains(op)) {
            return OptionalInt.of(1);
        }
        if (op.equals("MatMul") || op.equals("MatMulInteger")) {
            boolean weightsFirst =
                    graph.constantInput(node, 0).isPresent()
                            && graph.constantInput(node, 1).isEmpty();
            return OptionalInt.of(weightsFirst && rank > 1 ? rank - 2 : rank - 1);
        }
        if (op.equals("LayerNormalization")) {
            return OptionalInt.of(rank - 1);
        }
        if (node.getInputCount() == 0) {
            return OptionalInt.empty();
        }
        if (op.equals("Transpose")) {
            return transposed(node, steps);
        }
        if (KEEP.contains(op)) {
            return walk(node.getInput(0), steps - 1);
        }
        if (COMBINE.contains(op)) {
            for (String input : node.getInputList()) {
                OptionalInt told = walk(input, steps - 1);
                if (told.isPresent()) {
                    return told;
                }
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt transposed(NodeProto node, int steps) {
        OptionalInt before = walk(node.getInput(0), steps - 1);
        if (before.isEmpty()) {
            return before;
        }
        List<Long> permutation = new Attributes(node).integers("perm");
        int axis =
                permutation.isEmpty()
                        ? rank - 1 - before.getAsInt()
                        : permutation.indexOf((long) before.getAsInt());
        return axis < 0 ? OptionalInt.empty() : OptionalInt.of(axis);
    }
}
