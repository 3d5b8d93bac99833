package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * QLinearConv, QLinearMatMul and QGemm: quantised inputs times quantised weights. A unit at the
 * zero point adds nothing, neither does padding.
 */
final class QuantizedProductPruning implements OperatorPruning {
    private static final int ZERO_POINT = 2;
    private static final int WEIGHTS = 3;
    private static final int WEIGHT_SCALE = 4;
    private static final int WEIGHT_ZERO_POINT = 5;

    private final boolean convolution;
    private final int bias;

    /**
     * @param convolution whether the units are channels on axis 1
     * @param bias which input is the bias; one that the operator does not have, where it has none
     */
    QuantizedProductPruning(boolean convolution, int bias) {
        this.convolution = convolution;
        this.bias = bias;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        check(removal, node, units, removal.sizes().rank(node.getOutput(0)));
        removal.drop(node, WEIGHTS, axis(node, false), units);
        if (groups(node) != 1) {
            if (removal.constants().dims(node, WEIGHTS).get(1) != 1
                    || groups(node) != units.extent()) {
                throw grouped(node);
            }
            removal.lose(new Place.Groups(Removal.id(node), units.extent()), units.indices());
            removal.above(node, 0, units.in(node.getInput(0)));
        }
        for (int input : new int[] {WEIGHT_SCALE, WEIGHT_ZERO_POINT}) {
            if (Nodes.has(node, input) && removal.constants().numbers(node, input).size() > 1) {
                dropVector(removal, node, input, units);
            }
        }
        if (Nodes.has(node, bias)) {
            dropVector(removal, node, bias, units);
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        check(removal, node, units, removal.sizes().rank(units.value()));
        if (groups(node) != 1) {
            throw grouped(node);
        }
        if (input != 0) {
            throw new Obstacle("%s uses them as weights".formatted(Nodes.title(node)));
        }
        Tensor zero = removal.constants().numbers(node, ZERO_POINT);
        if (units.constants().values().stream().anyMatch(constant -> constant != zero.get(0))) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and it is not known how %s"
                                    .formatted(Nodes.title(node))
                            + " rounds it");
        }
        removal.drop(node, WEIGHTS, axis(node, true), units);
    }

    private static void dropVector(Removal removal, NodeProto node, int input, Units units)
            throws Obstacle {
        removal.drop(node, input, removal.constants().dims(node, input).size() - 1, units);
    }

    private void check(Removal removal, NodeProto node, Units units, int rank) throws Obstacle {
        boolean turned = new Attributes(node).integer("transA", 0) != 0;
        if (turned || units.axis() != (convolution ? 1 : rank - 1)) {
            throw new Obstacle(
                    "they are not what %s counts as its units".formatted(Nodes.title(node)));
        }
        if (!convolution && removal.constants().dims(node, WEIGHTS).size() != 2) {
            throw new Obstacle("the weights of %s are no matrix".formatted(Nodes.title(node)));
        }
    }

    private static long groups(NodeProto node) {
        return new Attributes(node).integer("group", 1);
    }

    private static Obstacle grouped(NodeProto node) {
        return new Obstacle("%s has channels in groups".formatted(Nodes.title(node)));
    }

    /** The weights' axis that counts the layer's inputs, or the one that counts its outputs. */
    private int axis(NodeProto node, boolean inputs) {
        boolean outputsFirst = convolution || new Attributes(node).integer("transB", 0) != 0;
        return inputs == outputsFirst ? 1 : 0;
    }
}
