package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** How nodes are named, and told apart by operator. */
public final class Nodes {
    private Nodes() {}

    /** The node's name, or that of its first output where it has none. */
    public static String name(NodeProto node) {
        if (!node.getName().isEmpty()) {
            return node.getName();
        }
        return node.getOutputCount() > 0 ? node.getOutput(0) : node.getOpType();
    }

    /** For messages: operator and name. */
    public static String title(NodeProto node) {
        return "%s \"%s\"".formatted(node.getOpType(), name(node));
    }

    /** Whether it has an input of this number, which may be left out. */
    public static boolean has(NodeProto node, int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    /** Whether the operator is ONNX's own, not one of an extension with the same name. */
    public static boolean isStandard(NodeProto node) {
        return List.of("", "ai.onnx").contains(node.getDomain());
    }

    /** Whether this is ONNX's own operator of that name. */
    public static boolean is(NodeProto node, String operator) {
        return isStandard(node) && node.getOpType().equals(operator);
    }
}
