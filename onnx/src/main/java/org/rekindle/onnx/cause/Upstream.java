package org.rekindle.onnx.cause;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/** Which activations a value consists of: the way back through operators that only rearrange. */
final class Upstream {
    private static final Set<String> REARRANGING =
            Set.of(
                    "Identity",
                    "Dropout",
                    "Flatten",
                    "Reshape",
                    "Squeeze",
                    "Unsqueeze",
                    "Transpose",
                    "Pad",
                    "Slice",
                    "MaxPool",
                    "AveragePool",
                    "GlobalMaxPool",
                    "GlobalAveragePool");

    private Upstream() {}

    /**
     * The values that a value is made of, none of which is computed by an operator that only
     * rearranges. The value itself is among them where it is not rearranged.
     */
    static Set<String> of(Graph graph, String value) {
        Set<String> roots = new LinkedHashSet<>();
        Set<String> visited = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (!visited.add(next)) {
                continue;
            }
            Optional<NodeProto> producer = graph.producer(next).filter(Nodes::isStandard);
            if (producer.isEmpty()) {
                roots.add(next);
            } else if (REARRANGING.contains(producer.get().getOpType())) {
                open.push(producer.get().getInput(0));
            } else if (producer.get().getOpType().equals("Concat")) {
                producer.get().getInputList().forEach(open::push);
            } else {
                roots.add(next);
            }
        }
        return roots;
    }
}
