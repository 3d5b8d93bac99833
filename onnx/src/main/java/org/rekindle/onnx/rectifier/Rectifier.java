package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * A rectifier in a model.
 *
 * @param name the node's name, or that of its output; unique in its model
 * @param node the node
 * @param graph the graph that it stands in
 * @param nested whether that is a subgraph, of an If or a Loop
 * @param shape what it does below zero
 */
public record Rectifier(
        String name, NodeProto node, Graph graph, boolean nested, RectifierShape shape) {

    /** ONNX's name of the operator. */
    public String op() {
        return node.getOpType();
    }

    /** The value that it reads: the pre-activation z. */
    public String input() {
        return node.getInput(0);
    }

    /** The value that it computes: the activation a. */
    public String output() {
        return node.getOutput(0);
    }

    /**
     * Which axis counts the units.
     *
     * @param rank the number of axes of its output
     */
    public int unitAxis(int rank) {
        return UnitAxis.of(graph, input(), rank);
    }

    /** For messages. */
    public String title() {
        return Nodes.title(node);
    }

    /** Where the counts are taken: a where its sign is that of z, and z itself where not. */
    public String counted() {
        return shape.keepsSign() ? output() : input();
    }

    /** The element type of its values. */
    public ElementKind kind() {
        return ValueKind.of(graph, input());
    }
}
