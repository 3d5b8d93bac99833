package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * A rectifier in a model, or a smooth activation that is watched like one. Two are equal if they
 * are the same node of the same graph.
 */
public final class Rectifier {
    private final String name;
    private final NodeProto node;
    private final Graph graph;
    private final boolean nested;
    private final Pattern pattern;
    private final Optional<Blocks> blocks;

    /**
     * @param name the node's name, or that of its output; unique in its model
     * @param node the node that computes the output
     * @param graph the graph that it stands in
     * @param nested whether that is a subgraph, of an If or a Loop
     * @param blocks the layout of its values, where ONNX Runtime has put channels into blocks
     */
    Rectifier(
            String name,
            NodeProto node,
            Graph graph,
            boolean nested,
            Pattern pattern,
            Optional<Blocks> blocks) {
        this.name = name;
        this.node = node;
        this.graph = graph;
        this.nested = nested;
        this.pattern = pattern;
        this.blocks = blocks;
    }

    /** The node's name, or that of its output; unique in its model. */
    public String name() {
        return name;
    }

    /** The node that computes the output; others may take part in it. */
    public NodeProto node() {
        return node;
    }

    /** The graph that it stands in. */
    public Graph graph() {
        return graph;
    }

    /** Whether it stands in a subgraph, of an If or a Loop. */
    public boolean nested() {
        return nested;
    }

    /** The layout of its values, where ONNX Runtime has put channels into blocks. */
    public Optional<Blocks> blocks() {
        return blocks;
    }

    /** What it does where it does not fire. */
    public RectifierShape shape() {
        return pattern.shape();
    }

    /** The name of the operator that computes the output. */
    public String op() {
        return node.getOpType();
    }

    /**
     * The value that tells whose units these are: the pre-activation z, or the output where z is no
     * value of the graph, as in a fused operator.
     */
    public String input() {
        return pattern.input().orElse(output());
    }

    /** The pre-activation z; empty where no value of the graph holds it. */
    public Optional<String> preActivation() {
        return pattern.input();
    }

    /** The value that it computes: the activation a. */
    public String output() {
        return pattern.output();
    }

    /** Up to this z no gradient passes: 0 for a ReLU. Negative infinity where none is known. */
    public double threshold() {
        return pattern.threshold();
    }

    /** A unit fires where one of these holds; they do not overlap. */
    public List<Span> firing() {
        return pattern.firing();
    }

    /** φ′ ≠ 0 where one of these holds; they do not overlap. */
    public List<Span> passing() {
        return pattern.passing();
    }

    /** Whether firing does not tell where φ′ ≠ 0, so that both have to be counted. */
    public boolean countsPassing() {
        return !passing().equals(firing());
    }

    /**
     * Which axis of what is counted counts the units; of blocks, once they are undone.
     *
     * @param axes finds it
     * @param rank the number of axes
     */
    public UnitAxis unitAxis(UnitAxes axes, int rank) {
        return blocks.isPresent() ? UnitAxis.channels() : axes.of(graph, counted(), rank);
    }

    /**
     * Which axis of what is counted counts the units.
     *
     * @param axes finds it
     * @param dims the sizes along the axes, as a run showed them
     */
    public UnitAxis unitAxis(UnitAxes axes, List<Long> dims) {
        return blocks.isPresent() ? UnitAxis.channels() : axes.of(graph, counted(), dims);
    }

    /** For messages. */
    public String title() {
        return Nodes.title(node);
    }

    /** The value that firing is counted at. */
    public String counted() {
        return firing().get(0).value();
    }

    /** The element type of the values that are counted. */
    public ElementKind kind() {
        return pattern.kind();
    }

    /** The side that its units rest on when they never fire. */
    public DeadSide restingSide() {
        boolean upper = firing().get(0).above() == Double.NEGATIVE_INFINITY;
        return upper ? DeadSide.ABOVE : DeadSide.BELOW;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rectifier that
                && graph.equals(that.graph)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return title();
    }
}
