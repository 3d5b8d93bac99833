package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.AxisSlice;
import org.rekindle.onnx.shape.IndexedShapes;
import org.rekindle.onnx.shape.Operands;

/** Slice along other axes than that of the units. */
final class SlicePruning implements OperatorPruning {
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

    private static void checkAxis(Removal removal, NodeProto node, Units units) throws Obstacle {
        Operands operands = removal.sizes().operands(node);
        Optional<List<AxisSlice>> slices = IndexedShapes.slices(operands, operands.shape(0));
        if (slices.isEmpty()
                || slices.get().stream().anyMatch(slice -> slice.axis() == units.axis())) {
            throw new Obstacle("%s may leave some of them out".formatted(Nodes.title(node)));
        }
    }
}
