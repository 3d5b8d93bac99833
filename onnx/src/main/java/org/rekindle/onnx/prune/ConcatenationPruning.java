package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Concat along the axis of the units, where each value's units follow those before. */
final class ConcatenationPruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        int offset = 0;
        for (int input = 0; input < node.getInputCount(); input++) {
            String value = node.getInput(input);
            int length = removal.sizes().extent(value, units.axis());
            Units part = units.within(value, offset, length);
            if (!part.indices().isEmpty()) {
                take(removal, node, input, part);
            }
            offset += length;
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(removal, node, units);
        int offset = 0;
        int total = 0;
        for (int i = 0; i < node.getInputCount(); i++) {
            int length = removal.sizes().extent(node.getInput(i), units.axis());
            offset += i < input ? length : 0;
            total += length;
        }
        removal.below(units.shifted(node.getOutput(0), offset, total));
    }

    private static void take(Removal removal, NodeProto node, int input, Units part)
            throws Obstacle {
        if (removal.constants().has(node, input)) {
            removal.drop(node, input, part.axis(), part);
        } else {
            removal.above(node, input, part);
        }
    }

    private static void checkAxis(Removal removal, NodeProto node, Units units) throws Obstacle {
        long axis = new Attributes(node).integer("axis", 1);
        long fromStart = axis < 0 ? axis + removal.sizes().rank(node.getOutput(0)) : axis;
        if (fromStart != units.axis()) {
            throw new Obstacle(
                    "%s puts them beside values of other places".formatted(Nodes.title(node)));
        }
    }
}
