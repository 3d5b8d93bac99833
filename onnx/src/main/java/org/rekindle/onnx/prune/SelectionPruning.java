package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Nodes;

/** Where, comparisons and logic: element by element, as rectifiers are put together. */
final class SelectionPruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        CombinationPruning.produceOperands(removal, node, units);
    }

    /** Where gives zero if both of its choices are zero. */
    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int other = 3 - input;
        boolean zero =
                Nodes.is(node, "Where")
                        && input > 0
                        && units.areZero()
                        && removal.constants().has(node, other)
                        && removal.constants().numbers(node, other).size() == 1
                        && removal.constants().numbers(node, other).get(0) == 0;
        int rank = removal.sizes().rank(node.getOutput(0));
        if (!zero || removal.sizes().rank(units.value()) != rank) {
            throw new Obstacle(
                    "it is not known what %s makes of them".formatted(Nodes.title(node)));
        }
        CombinationPruning.produceOperand(removal, node, 0, units, rank);
        removal.below(units.in(node.getOutput(0)));
    }
}
