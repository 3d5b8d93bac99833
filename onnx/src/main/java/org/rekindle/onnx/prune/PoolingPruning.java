package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Pools over the positions of each channel, which is axis 1. */
final class PoolingPruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(node, units);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(node, units);
        if (!units.areZero() && !keepsConstants(node)) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and %s may change it"
                            .formatted(Nodes.title(node)));
        }
        removal.below(units.in(node.getOutput(0)));
    }

    /** Whether the pool of equal numbers is that number, at the border too. */
    private static boolean keepsConstants(NodeProto node) {
        Attributes attributes = new Attributes(node);
        return switch (node.getOpType()) {
            case "MaxPool", "GlobalMaxPool", "GlobalAveragePool" -> true;
            case "AveragePool" ->
                    attributes.integer("count_include_pad", 0) == 0
                            && attributes.integer("ceil_mode", 0) == 0;
            default -> false;
        };
    }

    private static void checkAxis(NodeProto node, Units units) throws Obstacle {
        if (units.axis() != 1) {
            throw new Obstacle("they are no channels of %s".formatted(Nodes.title(node)));
        }
    }
}
