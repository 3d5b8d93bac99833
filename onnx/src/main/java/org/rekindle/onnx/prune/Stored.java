package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Optional;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/** Constants as they lie in the file, also where a node reads one by another name. */
final class Stored {
    private Stored() {}

    /** The constant that a value is; exporters name equal weights by an Identity of one of them. */
    static Optional<TensorProto> of(Graph graph, String value) {
        Optional<TensorProto> constant = graph.constantProto(value);
        if (constant.isPresent()) {
            return constant;
        }
        Optional<NodeProto> same = graph.producer(value).filter(node -> Nodes.is(node, "Identity"));
        return same.flatMap(node -> of(graph, node.getInput(0)));
    }
}
