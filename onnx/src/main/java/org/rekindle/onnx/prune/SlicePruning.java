package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** Slice along other axes than that of the units. */
final class SlicePruning implements OperatorPruning {
    private static final int AXES = 3;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        removal.above(units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        removal.below(units.in(node.getOutput(0)));
    }

    /** Which axes get shorter; empty where it does not say so. */
    static Set<Integer> axes(Graph graph, NodeProto node, int rank) {
        Set<Integer> axes = new TreeSet<>();
        for (long axis : new Attributes(node).integers("axes")) {
            axes.add((int) (axis < 0 ? axis + rank : axis));
        }
        double[] input = graph.constantInput(node, AXES).map(Tensor::values).orElse(new double[0]);
        for (double axis : input) {
            axes.add((int) (axis < 0 ? axis + rank : axis));
        }
        return axes;
    }

    private static void checkAxis(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.shapes().rank(node.getOutput(0));
        Set<Integer> axes = axes(removal.graph(), node, rank);
        if (axes.isEmpty() || axes.contains(units.axis())) {
            throw new Obstacle("%s may leave some of them out".formatted(Nodes.title(node)));
        }
    }
}
