package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import org.rekindle.onnx.shape.IndexedShapes;

/** Transpose, which moves the axis. */
final class TransposePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int[] from = permutation(removal, node, node.getOutput(0));
        removal.above(node, 0, units.in(node.getInput(0), from[units.axis()]));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int[] from = permutation(removal, node, units.value());
        int axis = Arrays.stream(from).boxed().toList().indexOf(units.axis());
        removal.below(units.in(node.getOutput(0), axis));
    }

    /** From which axis each comes; the rank is the same before and after. */
    static int[] permutation(Removal removal, NodeProto node, String value) throws Obstacle {
        return IndexedShapes.permutation(
                removal.sizes().operands(node), removal.sizes().rank(value));
    }
}
