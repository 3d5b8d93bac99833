package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Transpose, which moves the axis. */
final class TransposePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        List<Long> permutation = permutation(node);
        int rank = removal.shapes().rank(node.getOutput(0));
        int axis =
                permutation.isEmpty()
                        ? rank - 1 - units.axis()
                        : Math.toIntExact(permutation.get(units.axis()));
        removal.above(units.in(node.getInput(0), axis));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        List<Long> permutation = permutation(node);
        int rank = removal.shapes().rank(units.value());
        int axis =
                permutation.isEmpty()
                        ? rank - 1 - units.axis()
                        : permutation.indexOf((long) units.axis());
        if (axis < 0) {
            throw new Obstacle("%s loses their axis".formatted(Nodes.title(node)));
        }
        removal.below(units.in(node.getOutput(0), axis));
    }

    private static List<Long> permutation(NodeProto node) {
        return new Attributes(node).integers("perm");
    }
}
