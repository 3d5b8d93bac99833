package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;
import org.rekindle.onnx.model.Graph;

/** Names that no value of a model has. */
final class FreshNames {
    private static final String PREFIX = "rekindle_";

    private final Set<String> taken = new HashSet<>();
    private int last;

    FreshNames(GraphProto graph) {
        take(graph);
    }

    private void take(GraphProto graph) {
        graph.getInputList().forEach(input -> taken.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> taken.add(tensor.getName()));
        for (NodeProto node : graph.getNodeList()) {
            taken.addAll(node.getOutputList());
            Graph.subgraphs(node).forEach(this::take);
        }
    }

    String next() {
        last++;
        while (taken.contains(PREFIX + last)) {
            last++;
        }
        return PREFIX + last;
    }
}
