package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;

/** Gives names that no value of a model has, close to those that are wanted. */
final class UniqueNames {
    private final Set<String> taken = new HashSet<>();

    UniqueNames(GraphProto graph) {
        take(graph);
    }

    private void take(GraphProto graph) {
        graph.getInputList().forEach(input -> taken.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> taken.add(tensor.getName()));
        graph.getSparseInitializerList().forEach(tensor -> taken.add(tensor.getValues().getName()));
        graph.getValueInfoList().forEach(value -> taken.add(value.getName()));
        for (NodeProto node : graph.getNodeList()) {
            taken.addAll(node.getOutputList());
            Graph.subgraphs(node).forEach(this::take);
        }
    }

    /** The name itself, or with a number behind it. It is taken from then on. */
    String like(String wanted) {
        String free = wanted;
        for (int i = 2; !taken.add(free); i++) {
            free = wanted + "#" + i;
        }
        return free;
    }
}
