package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Nodes;

/**
 * A node that may hold a rectifier and was not looked into.
 *
 * @param node its name
 * @param op its operator
 * @param reason why, as the end of a sentence that begins with the node
 */
public record Skipped(String node, String op, String reason) {

    /** Of a node. */
    public static Skipped of(NodeProto node, String reason) {
        return new Skipped(Nodes.name(node), node.getOpType(), reason);
    }

    /** For the reader. */
    public String sentence() {
        return "%s \"%s\" was not looked into: %s.".formatted(op, node, reason);
    }
}
