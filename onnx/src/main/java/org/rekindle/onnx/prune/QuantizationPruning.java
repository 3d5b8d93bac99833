package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** QuantizeLinear and DequantizeLinear of computed values, with one scale for all of them. */
final class QuantizationPruning implements OperatorPruning {
    private static final int SCALE = 1;
    private static final int ZERO_POINT = 2;

    private final boolean back;

    /**
     * @param back whether whole numbers become fractions again
     */
    QuantizationPruning(boolean back) {
        this.back = back;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        scale(removal, node);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        double scale = scale(removal, node);
        Optional<Tensor> point =
                Nodes.has(node, ZERO_POINT)
                        ? Optional.of(removal.constants().numbers(node, ZERO_POINT))
                        : Optional.empty();
        double zero = point.map(value -> value.get(0)).orElse(0.0);
        if (!back && !units.areZero() && !fits(point)) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and it is not known how %s"
                                    .formatted(Nodes.title(node))
                            + " rounds it");
        }
        removal.below(
                units.in(
                        node.getOutput(0),
                        back
                                ? number -> (number - zero) * scale
                                : number -> rounded(number, scale, zero, point)));
    }

    private static boolean fits(Optional<Tensor> point) {
        return point.isEmpty()
                || point.get().kind() == ElementKind.UINT8
                || point.get().kind() == ElementKind.INT8;
    }

    /** Half to even, and cut off at the ends of the type. */
    private static double rounded(
            double number, double scale, double zero, Optional<Tensor> point) {
        boolean signed = point.isPresent() && point.get().kind() == ElementKind.INT8;
        double least = signed ? Byte.MIN_VALUE : 0;
        double most = least + (1 << Byte.SIZE) - 1;
        double whole = Math.rint((float) number / (float) scale) + zero;
        return number == 0 ? zero : Math.max(least, Math.min(most, whole));
    }

    private static double scale(Removal removal, NodeProto node) throws Obstacle {
        Tensor scale = removal.constants().numbers(node, SCALE);
        if (scale.size() != 1 || new Attributes(node).integer("block_size", 0) != 0) {
            throw new Obstacle("%s has a scale for each place".formatted(Nodes.title(node)));
        }
        return scale.get(0);
    }
}
