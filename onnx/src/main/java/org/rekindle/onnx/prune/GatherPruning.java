package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Gather along another axis than that of the units: a table of embeddings, or one time step. */
final class GatherPruning implements OperatorPruning {
    private static final int INDICES = 1;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int axis = axis(removal, node);
        int inserted = inserted(removal, node);
        if (units.axis() >= axis && units.axis() <= axis + inserted) {
            throw puts(node);
        }
        int before = units.axis() < axis ? units.axis() : units.axis() - inserted;
        if (removal.constants().has(node, 0)) {
            removal.drop(node, 0, before, units);
        } else {
            removal.above(node, 0, units.in(node.getInput(0), before));
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int axis = axis(removal, node);
        if (input == INDICES || units.axis() == axis) {
            throw puts(node);
        }
        int after = units.axis() < axis ? units.axis() : units.axis() + inserted(removal, node);
        removal.below(units.in(node.getOutput(0), after));
    }

    private static int axis(Removal removal, NodeProto node) throws Obstacle {
        long axis = new Attributes(node).integer("axis", 0);
        int rank = removal.sizes().rank(node.getInput(0));
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** How many axes there are more afterwards. */
    private static int inserted(Removal removal, NodeProto node) throws Obstacle {
        return removal.sizes().rank(node.getInput(INDICES)) - 1;
    }

    private static Obstacle puts(NodeProto node) {
        return new Obstacle("%s puts them in other places".formatted(Nodes.title(node)));
    }
}
