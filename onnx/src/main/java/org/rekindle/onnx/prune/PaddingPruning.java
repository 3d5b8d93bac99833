package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.JoinedShapes;

/** Pad along other axes than that of the units. */
final class PaddingPruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        Attributes attributes = new Attributes(node);
        boolean copies = !attributes.text("mode", "constant").equals("constant");
        double filling =
                Nodes.has(node, 2)
                        ? removal.constants().numbers(node, 2).get(0)
                        : attributes.number("value", 0);
        if (!copies && units.constants().values().stream().anyMatch(unit -> unit != filling)) {
            throw new Obstacle(
                    "%s surrounds them with another number".formatted(Nodes.title(node)));
        }
        removal.below(units.in(node.getOutput(0)));
    }

    private static void checkAxis(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        Optional<List<Long>> pads = JoinedShapes.pads(removal.sizes().operands(node));
        if (pads.isEmpty()
                || pads.get().size() != 2 * rank
                || pads.get().get(units.axis()) != 0
                || pads.get().get(units.axis() + rank) != 0) {
            throw new Obstacle("%s may add others to them".formatted(Nodes.title(node)));
        }
    }
}
