package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/**
 * ConvInteger and MatMulInteger: whole numbers times weights that are whole numbers. Units at the
 * zero point add nothing, and neither does padding.
 */
final class IntegerProductPruning implements OperatorPruning {
    private static final int WEIGHTS = 1;
    private static final int ZERO_POINT = 2;
    private static final int WEIGHT_ZERO_POINT = 3;

    private final boolean convolution;

    /**
     * @param convolution whether the units are channels on axis 1
     */
    IntegerProductPruning(boolean convolution) {
        this.convolution = convolution;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        checkAxis(node, units, removal.sizes().rank(node.getOutput(0)));
        List<Long> weights = weights(removal, node);
        if (groups(node) == 1) {
            removal.drop(node, WEIGHTS, convolution ? 0 : 1, units);
        } else if (weights.get(1) == 1 && groups(node) == units.extent()) {
            removal.drop(node, WEIGHTS, 0, units);
            removal.lose(new Place.Groups(Removal.id(node), units.extent()), units.indices());
            removal.above(node, 0, units.in(node.getInput(0)));
        } else {
            throw grouped(node);
        }
        if (Nodes.has(node, WEIGHT_ZERO_POINT)
                && removal.constants().numbers(node, WEIGHT_ZERO_POINT).size() > 1) {
            removal.drop(node, WEIGHT_ZERO_POINT, 0, units);
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkAxis(node, units, removal.sizes().rank(units.value()));
        if (input != 0) {
            throw new Obstacle("%s uses them as weights".formatted(Nodes.title(node)));
        }
        if (groups(node) != 1) {
            throw grouped(node);
        }
        boolean atZeroPoint =
                DynamicQuantizationPruning.isItsZeroPoint(removal.graph(), node, ZERO_POINT)
                        && units.constants().values().stream().allMatch(number -> number.isNaN());
        if (!atZeroPoint) {
            throw new Obstacle(
                    "it is not known whether they stand at the zero point of %s"
                            .formatted(Nodes.title(node)));
        }
        weights(removal, node);
        removal.drop(node, WEIGHTS, convolution ? 1 : 0, units);
    }

    private List<Long> weights(Removal removal, NodeProto node) throws Obstacle {
        List<Long> dims = removal.constants().dims(node, WEIGHTS);
        if (!convolution && dims.size() != 2) {
            throw new Obstacle("the weights of %s are no matrix".formatted(Nodes.title(node)));
        }
        return dims;
    }

    private void checkAxis(NodeProto node, Units units, int rank) throws Obstacle {
        if (units.axis() != (convolution ? 1 : rank - 1)) {
            throw new Obstacle(
                    "they are not what %s counts as its units".formatted(Nodes.title(node)));
        }
    }

    private static long groups(NodeProto node) {
        return new Attributes(node).integer("group", 1);
    }

    private static Obstacle grouped(NodeProto node) {
        return new Obstacle("%s has channels in groups".formatted(Nodes.title(node)));
    }
}
