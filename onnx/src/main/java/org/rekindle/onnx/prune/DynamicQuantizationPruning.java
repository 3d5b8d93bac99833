package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * DynamicQuantizeLinear: its scale and zero point come from the smallest and the largest number
 * that it reads, and from 0. So units that are 0 can go, and nothing changes for the others. They
 * become the zero point, a number that is computed: not a number stands for it here.
 */
final class DynamicQuantizationPruning implements OperatorPruning {
    private static final int ZERO_POINT = 2;

    /** Whether a node reads a quantised value and the zero point that belongs to it. */
    static boolean isItsZeroPoint(Graph graph, NodeProto node, int input) {
        return graph.producer(node.getInput(0))
                .filter(made -> Nodes.is(made, "DynamicQuantizeLinear"))
                .filter(made -> made.getOutput(0).equals(node.getInput(0)))
                .filter(made -> made.getOutputCount() > ZERO_POINT && Nodes.has(node, input))
                .filter(made -> made.getOutput(ZERO_POINT).equals(node.getInput(input)))
                .isPresent();
    }

    /** Scale and zero point stay. */
    @Override
    public boolean keepsResultsApart() {
        return true;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        throw new Obstacle("the scale of %s depends on each of them".formatted(Nodes.title(node)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        if (!units.areZero()) {
            throw new Obstacle(
                    "they always give the same number that is not 0, which counts for the scale of %s"
                            .formatted(Nodes.title(node)));
        }
        removal.below(units.in(node.getOutput(0), zero -> Double.NaN));
    }
}
