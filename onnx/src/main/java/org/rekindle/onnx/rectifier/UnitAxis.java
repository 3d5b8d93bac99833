package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * Which axis of a value counts units. The node that made them decides (a convolution makes channels
 * on axis 1, a matrix product units on the last axis), or else a bias that is added. Operators
 * between that keep units apart are skipped.
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
                    "Gemm",
                    "FusedConv",
                    "FusedGemm",
                    "QLinearConv",
                    "QGemm",
                    "QLinearAveragePool",
                    "QLinearGlobalAveragePool");

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
            Set.of(
                    "Add",
                    "Sub",
                    "Mul",
                    "Div",
                    "Sum",
                    "Max",
                    "Min",
                    "Mean",
                    "Pow",
                    "Concat",
                    "Where",
                    "QLinearAdd",
                    "QLinearMul");

    /** They make units on the last axis. */
    private static final Set<String> UNITS_LAST =
            Set.of(
                    "LayerNormalization",
                    "NhwcConv",
                    "NhwcFusedConv",
                    "FusedMatMul",
                    "FusedMatMulActivation",
                    "QLinearMatMul",
                    "RNN");

    /** They move the axes of their first input. */
    private static final Set<String> MOVE = Set.of("Transpose", "Squeeze", "Unsqueeze", "Reshape");

    private static final int LAST = -1;

    /** Enough for any chain between a rectifier and the layer before it. */
    private static final int LONGEST_WALK = 64;

    private final Set<String> seen = new HashSet<>();

    private UnitAxis() {}

    /**
     * @param rank of the value
     */
    static int of(Graph graph, String value, int rank) {
        OptionalInt told = new UnitAxis().walk(graph, value, LONGEST_WALK);
        if (told.isPresent()) {
            int axis = told.getAsInt() < 0 ? rank + told.getAsInt() : told.getAsInt();
            if (axis >= 0 && axis < rank) {
                return axis;
            }
        }
        return Math.min(1, Math.max(rank - 1, 0));
    }

    /** The axis, counted from the first, or as a negative number from behind the last. */
    private OptionalInt walk(Graph graph, String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value);
        if (producer.isEmpty() && graph.outer().isPresent()) {
            return walk(graph.outer().get(), value, steps);
        }
        if (producer.isEmpty() || steps == 0 || !seen.add(value)) {
            return OptionalInt.empty();
        }
        NodeProto node = producer.get();
        String op = node.getOpType();
        if (new Attributes(node).integer("channels_last", 0) == 1) {
            return OptionalInt.of(LAST);
        }
        if (CHANNELS_SECOND.contains(op)) {
            return OptionalInt.of(1);
        }
        if (op.equals("MatMul") || op.equals("MatMulInteger")) {
            return product(graph, node);
        }
        if (UNITS_LAST.contains(op)) {
            return OptionalInt.of(LAST);
        }
        if (node.getInputCount() == 0) {
            return OptionalInt.empty();
        }
        if (COMBINE.contains(op)) {
            return combined(graph, node, steps);
        }
        OptionalInt before =
                KEEP.contains(op) || MOVE.contains(op)
                        ? walk(graph, node.getInput(0), steps - 1)
                        : OptionalInt.empty();
        return before.isEmpty() || KEEP.contains(op)
                ? before
                : moved(graph, node, before.getAsInt());
    }

    private static OptionalInt product(Graph graph, NodeProto node) {
        Optional<Tensor> first = graph.constantInput(node, 0);
        Optional<Tensor> second = graph.constantInput(node, 1);
        boolean weightsFirst = first.isPresent() && second.isEmpty();
        boolean vector = second.isPresent() && second.get().rank() == 1;
        return vector ? OptionalInt.empty() : OptionalInt.of(weightsFirst ? LAST - 1 : LAST);
    }

    /** A constant of one axis is added along the last one. */
    private OptionalInt combined(Graph graph, NodeProto node, int steps) {
        boolean byLast =
                node.getInputList().stream()
                        .flatMap(input -> graph.constant(input).stream())
                        .anyMatch(tensor -> tensor.rank() == 1 && tensor.size() > 1);
        if (byLast && !node.getOpType().equals("Concat")) {
            return OptionalInt.of(LAST);
        }
        for (String input : node.getInputList()) {
            OptionalInt told = walk(graph, input, steps - 1);
            if (told.isPresent()) {
                return told;
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt moved(Graph graph, NodeProto node, int before) {
        Attributes attributes = new Attributes(node);
        return switch (node.getOpType()) {
            case "Transpose" -> transposed(attributes.integers("perm"), before);
            case "Squeeze" -> squeezed(axes(graph, node, attributes), before);
            case "Unsqueeze" -> unsqueezed(axes(graph, node, attributes), before);
            // What lies last stays together, unless the new shape ends otherwise.
            default -> before == LAST ? OptionalInt.of(LAST) : OptionalInt.empty();
        };
    }

    /** Operator set 13 made them an input. */
    private static List<Long> axes(Graph graph, NodeProto node, Attributes attributes) {
        return graph.constantInput(node, 1)
                .map(axes -> DoubleStream.of(axes.values()).mapToObj(axis -> (long) axis).toList())
                .orElse(attributes.integers("axes"));
    }

    private static OptionalInt transposed(List<Long> permutation, int before) {
        if (permutation.isEmpty()) {
            return OptionalInt.of(-1 - before);
        }
        int axis = before < 0 ? permutation.size() + before : before;
        int place = permutation.indexOf((long) axis);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    private static OptionalInt squeezed(List<Long> axes, int before) {
        if (axes.isEmpty() || axes.contains((long) before)) {
            return OptionalInt.empty();
        }
        return before < 0
                ? OptionalInt.of(before)
                : OptionalInt.of(before - count(axes, axis -> axis >= 0 && axis < before));
    }

    private static OptionalInt unsqueezed(List<Long> axes, int before) {
        if (before < 0) {
            return OptionalInt.of(before - count(axes, axis -> axis < 0 && axis >= before));
        }
        int place = before;
        for (long axis : axes.stream().filter(axis -> axis >= 0).sorted().toList()) {
            place += axis <= place ? 1 : 0;
        }
        return OptionalInt.of(place);
    }

    private static int count(List<Long> axes, LongPredicate condition) {
        return (int) axes.stream().mapToLong(Long::longValue).filter(condition).count();
    }
}
