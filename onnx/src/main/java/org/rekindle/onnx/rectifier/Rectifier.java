package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

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
     * Which axis of what is counted counts the units.
     *
     * @param axes finds it
     * @param rank the number of axes
     */
    public UnitAxis unitAxis(UnitAxes axes, int rank) {
        return axes.of(graph, counted(), rank);
    }

    /**
     * Which axis of what is counted counts the units.
     *
     * @param axes finds it
     * @param dims the sizes along the axes, as a run showed them
     */
    public UnitAxis unitAxis(UnitAxes axes, List<Long> dims) {
        return axes.of(graph, counted(), dims);
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
