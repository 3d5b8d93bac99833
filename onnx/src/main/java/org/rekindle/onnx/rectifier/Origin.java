package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
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
        if (LinearOperators.LAYERS.contains(node.getOpType())
                || LinearOperators.PRODUCTS.contains(node.getOpType())) {
            return isLayer(node.getOutput(0));
        }
        List<String> operands = LinearOperators.operands(node);
        return operands.stream().anyMatch(this::isLayer)
                && !operands.stream().allMatch(operand -> isNonNegative(operand, LONGEST_WALK));
    }

    /**
     * Whether what a node quantises comes from a layer and was not quantised since: not merely
     * moved, pooled or joined.
     */
    boolean isQuantizedFirst(NodeProto node) {
        if (!node.getOpType().equals("QuantizeLinear")) {
            return !LinearOperators.MOVES.contains(node.getOpType())
                    && !node.getOpType().equals("QLinearConcat")
                    && isLayer(node.getOutput(0));
        }
        String value = node.getInput(0);
        return isLayer(value) && isComputed(value, LONGEST_WALK);
    }

    /** Whether a node multiplies with weights; a normalization has none that mix units. */
    boolean hasWeights(NodeProto node) {
        String op = node.getOpType();
        boolean layer = LinearOperators.LAYERS.contains(op) && !op.endsWith("Normalization");
        return layer || (LinearOperators.PRODUCTS.contains(op) && hasConstantOperand(node));
    }

    private boolean hasConstantOperand(NodeProto node) {
        return LinearOperators.operands(node).stream()
                .anyMatch(operand -> isConstant(operand, LONGEST_WALK));
    }

    private boolean isComputed(String value, int steps) {
        Optional<NodeProto> producer = graph.producer(value);
        if (steps == 0 || producer.isEmpty() || Quantized.isQuantized(producer.get())) {
            return false;
        }
        NodeProto node = producer.get();
        boolean moved =
                LinearOperators.MOVES.contains(node.getOpType())
                        || node.getOpType().equals("Concat");
        return !moved
                || LinearOperators.operands(node).stream()
                        .anyMatch(part -> isComputed(part, steps - 1));
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
        if (LinearOperators.LAYERS.contains(op)) {
            return true;
        }
        if (LinearOperators.PRODUCTS.contains(op)
                && LinearOperators.operands(node).stream()
                        .anyMatch(operand -> isConstant(operand, steps))) {
            return true;
        }
        boolean linear =
                LinearOperators.PRODUCTS.contains(op)
                        || LinearOperators.MOVES.contains(op)
                        || LinearOperators.SIGNED.contains(op)
                        || LinearOperators.COMBINE.contains(op)
                        || Quantized.isQuantized(node);
        return linear
                && LinearOperators.operands(node).stream()
                        .anyMatch(operand -> isLayer(operand, steps));
    }

    /** Whether it is made of constants alone. */
    private boolean isConstant(String value, int steps) {
        if (graph.constantProto(value).isPresent()) {
            return true;
        }
        return steps > 0
                && graph.producer(value)
                        .filter(node -> node.getInputCount() > 0)
                        .filter(node -> LinearOperators.MOVES.contains(node.getOpType()))
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
        if (LinearOperators.LAYERS.contains(op) || LinearOperators.PRODUCTS.contains(op)) {
            return false;
        }
        List<String> operands = LinearOperators.operands(node);
        if (op.equals("Max")) {
            return operands.stream().anyMatch(operand -> isNonNegative(operand, steps));
        }
        return (LinearOperators.MOVES.contains(op)
                        || LinearOperators.COMBINE.contains(op)
                        || Quantized.isQuantized(node))
                && !operands.isEmpty()
                && operands.stream().allMatch(operand -> isNonNegative(operand, steps));
    }
}
