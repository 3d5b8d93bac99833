package org.rekindle.onnx.start;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * An activation that is written as several nodes, such as {@code z · sigmoid(z)}: they take z, what
 * they compute of it, and single numbers, and one value comes out.
 */
final class WrittenActivation {
    /** At least one of them takes part. */
    private static final Set<String> CURVED =
            Set.of("Clip", "Erf", "HardSigmoid", "Sigmoid", "Softplus", "Tanh");

    private static final Set<String> ARITHMETIC = Set.of("Add", "Div", "Mul");

    private WrittenActivation() {}

    /** The value that comes out of what reads z; empty where that is no such activation. */
    static Optional<String> after(Graph graph, String z) {
        Set<String> values = new HashSet<>(Set.of(z));
        String last = z;
        boolean curved = false;
        for (NodeProto node : graph.nodes()) {
            if (isPart(graph, node, values)) {
                last = node.getOutput(0);
                values.add(last);
                curved |= CURVED.contains(node.getOpType());
            }
        }
        return curved && isOnlyWayOut(graph, values, last) ? Optional.of(last) : Optional.empty();
    }

    private static boolean isPart(Graph graph, NodeProto node, Set<String> values) {
        boolean known = CURVED.contains(node.getOpType()) || ARITHMETIC.contains(node.getOpType());
        return known
                && Nodes.isStandard(node)
                && node.getOutputCount() == 1
                && node.getInputList().stream().anyMatch(values::contains)
                && node.getInputList().stream()
                        .allMatch(input -> values.contains(input) || isNumber(graph, input));
    }

    private static boolean isNumber(Graph graph, String value) {
        return graph.constant(value).filter(tensor -> tensor.size() == 1).isPresent();
    }

    private static boolean isOnlyWayOut(Graph graph, Set<String> values, String last) {
        return values.stream()
                .filter(value -> !value.equals(last))
                .allMatch(
                        value ->
                                !graph.isOutput(value)
                                        && graph.consumers(value).stream()
                                                .allMatch(
                                                        node ->
                                                                values.contains(
                                                                        node.getOutput(0))));
    }
}
