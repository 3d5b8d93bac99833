package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/**
 * Flatten, Reshape, Squeeze and Unsqueeze: the elements stay in order, row-major, and the axes
 * change. Axes are compared by their strides, so that those in front may be of any size.
 */
final class ReshapePruning implements OperatorPruning {
    private static final int TARGET = 1;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        List<Long> before = removal.sizes().dims(node.getInput(0));
        List<Long> after = removal.sizes().dims(node.getOutput(0));
        long stride = stride(node, after, units.axis());
        for (int axis = 0; axis < before.size(); axis++) {
            if (before.get(axis) == units.extent() && stride(node, before, axis) == stride) {
                shrinkTarget(removal, node, axis, units.axis(), units);
                removal.above(node, 0, units.in(node.getInput(0), axis));
                return;
            }
        }
        Shuffle.to(removal, node, units).produce(removal, units);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        List<Long> before = removal.sizes().dims(units.value());
        List<Long> after = removal.sizes().dims(node.getOutput(0));
        boolean unknown = before.subList(units.axis() + 1, before.size()).contains(Sizes.UNKNOWN);
        long inner =
                unknown && flattens(removal, node, units, after)
                        ? after.get(1) / units.extent()
                        : stride(node, before, units.axis());
        long block = inner * units.extent();
        for (int axis = after.size() - 1; axis >= 0; axis--) {
            long stride = stride(node, after, axis);
            long span = after.get(axis) * stride;
            if (inner % stride == 0 && span > 0 && span % block == 0) {
                Units merged =
                        units.merged(
                                node.getOutput(0),
                                axis,
                                Math.toIntExact(span / block),
                                Math.toIntExact(inner / stride));
                shrinkTarget(removal, node, units.axis(), axis, merged);
                removal.below(merged);
                return;
            }
        }
        Shuffle.from(removal, node, units).consume(removal, units);
    }

    /** Whether channels, each a block of the same size, are all that the second axis counts. */
    private static boolean flattens(
            Removal removal, NodeProto node, Units units, List<Long> after) {
        boolean keepsFirst =
                switch (node.getOpType()) {
                    case "Flatten" -> new Attributes(node).integer("axis", 1) == 1;
                    case "Reshape" -> target(removal, node).keepsFirst(node.getInput(0));
                    default -> false;
                };
        return keepsFirst
                && units.axis() == 1
                && after.size() == 2
                && after.get(1) > 0
                && after.get(1) % units.extent() == 0;
    }

    /**
     * A target shape that names the number of units must name the new number.
     *
     * @param before the axis of the units before
     * @param after their axis after
     */
    private static void shrinkTarget(
            Removal removal, NodeProto node, int before, int after, Units units) throws Obstacle {
        if (!node.getOpType().equals("Reshape")) {
            return;
        }
        TargetShape target = target(removal, node);
        boolean keepsZero = new Attributes(node).integer("allowzero", 0) != 0;
        if (!keepsZero && !target.copies(before, after)) {
            throw new Obstacle(
                    "%s copies how many there are to another axis".formatted(Nodes.title(node)));
        }
        long size = target.size(after, Nodes.title(node));
        if (size > 0) {
            removal.shrink(node, TARGET, after, size, units.indices());
        }
    }

    private static TargetShape target(Removal removal, NodeProto node) {
        return new TargetShape(removal.sizes(), node.getInput(TARGET));
    }

    /** The stride of an axis: how far apart its neighbouring elements lie. */
    private static long stride(NodeProto node, List<Long> dims, int axis) throws Obstacle {
        long stride = 1;
        for (long dim : dims.subList(axis + 1, dims.size())) {
            stride *= dim;
            if (dim <= 0) {
                throw new Obstacle(
                        "the shape that %s works on is not known".formatted(Nodes.title(node)));
            }
        }
        return stride;
    }
}
