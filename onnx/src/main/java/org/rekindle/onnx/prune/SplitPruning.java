package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Split: along another axis each part has all units, along theirs each has its own. */
final class SplitPruning implements OperatorPruning {

    @Override
    public boolean keepsResultsApart() {
        return true;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        if (axis(removal, node) != units.axis()) {
            throw new Obstacle("%s has more than one result".formatted(Nodes.title(node)));
        }
        int offset = 0;
        int total = 0;
        int which = 0;
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (node.getOutput(i).equals(units.value())) {
                offset = total;
                which = i;
            }
            total += removal.sizes().extent(node.getOutput(i), units.axis());
        }
        removal.lose(
                new Place.Part(Removal.id(node), which, units.axis(), units.extent()),
                units.indices());
        removal.above(node, 0, units.shifted(node.getInput(0), offset, total));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        boolean across = axis(removal, node) == units.axis();
        int offset = 0;
        for (int i = 0; i < node.getOutputCount(); i++) {
            String output = node.getOutput(i);
            if (output.isEmpty()) {
                throw new Obstacle("%s leaves some of them out".formatted(Nodes.title(node)));
            }
            if (!across) {
                removal.below(units.in(output));
                continue;
            }
            int length = removal.sizes().extent(output, units.axis());
            Units part = units.within(output, offset, length);
            if (!part.indices().isEmpty()) {
                removal.lose(
                        new Place.Part(Removal.id(node), i, units.axis(), length), part.indices());
                removal.below(part);
            }
            offset += length;
        }
    }

    private static int axis(Removal removal, NodeProto node) throws Obstacle {
        int rank = removal.sizes().rank(node.getInput(0));
        long axis = new Attributes(node).integer("axis", 0);
        return (int) (axis < 0 ? axis + rank : axis);
    }
}
