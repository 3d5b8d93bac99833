package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Set;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Operands;
import org.rekindle.onnx.shape.ReducedShapes;

/** ReduceMean, ReduceMax and the like over other axes than that of the units. */
final class ReductionPruning implements OperatorPruning {
    /** They give 0 for zeros. */
    static final Set<String> NAMES =
            Set.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceL1", "ReduceL2");

    private static final Set<String> KEEP_CONSTANTS =
            Set.of("ReduceMean", "ReduceMax", "ReduceMin");

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getInput(0));
        Operands operands = removal.sizes().operands(node);
        Set<Integer> axes = axes(operands);
        for (int axis = 0; axis < rank; axis++) {
            if (!axes.contains(axis) && after(operands, axes, axis) == units.axis()) {
                removal.above(node, 0, units.in(node.getInput(0), axis));
                return;
            }
        }
        throw mixes(node);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        Operands operands = removal.sizes().operands(node);
        Set<Integer> axes = axes(operands);
        boolean keeps = units.areZero() || KEEP_CONSTANTS.contains(node.getOpType());
        if (axes.contains(units.axis()) || !keeps) {
            throw mixes(node);
        }
        removal.below(units.in(node.getOutput(0), after(operands, axes, units.axis())));
    }

    private static int after(Operands operands, Set<Integer> axes, int axis) {
        long gone =
                ReducedShapes.keepsAxes(operands)
                        ? 0
                        : axes.stream().filter(other -> other < axis).count();
        return axis - (int) gone;
    }

    private static Set<Integer> axes(Operands operands) throws Obstacle {
        try {
            return Set.copyOf(ReducedShapes.axes(operands, operands.shape(0)));
        } catch (NotUnderstoodException e) {
            throw mixes(operands.node());
        }
    }

    private static Obstacle mixes(NodeProto node) {
        return new Obstacle("%s mixes them with others".formatted(Nodes.title(node)));
    }
}
