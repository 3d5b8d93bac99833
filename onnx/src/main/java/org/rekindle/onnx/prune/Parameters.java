package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;

/** Counts the fractional constants that nodes read: the weights. */
final class Parameters {
    private final Set<TensorProto> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long count;

    private Parameters() {}

    static long count(Graph graph) {
        Parameters parameters = new Parameters();
        parameters.addAll(graph);
        return parameters.count;
    }

    private void addAll(Graph graph) {
        for (NodeProto node : graph.nodes()) {
            for (String input : node.getInputList()) {
                graph.constantProto(input).filter(seen::add).ifPresent(this::add);
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                addAll(graph.subgraph(inner));
            }
        }
    }

    private void add(TensorProto tensor) {
        boolean floating =
                ElementKind.of(tensor.getDataType()).map(ElementKind::isFloating).orElse(false);
        if (floating) {
            count += tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
        }
    }
}
