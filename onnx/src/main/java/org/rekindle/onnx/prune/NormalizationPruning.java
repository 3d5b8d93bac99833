package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** BatchNormalization at inference: a scale and a shift for each channel. */
final class NormalizationPruning implements OperatorPruning {
    private static final int SCALE = 1;
    private static final int SHIFT = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;
    private static final float EPSILON = 1e-5f;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        drop(removal, node, units);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        drop(removal, node, units);
        Tensor scale = removal.constants().numbers(node, SCALE);
        Tensor shift = removal.constants().numbers(node, SHIFT);
        Tensor mean = removal.constants().numbers(node, MEAN);
        Tensor variance = removal.constants().numbers(node, VARIANCE);
        double epsilon = new Attributes(node).number("epsilon", EPSILON);
        SortedMap<Integer, Double> after = new TreeMap<>();
        units.constants()
                .forEach(
                        (i, constant) ->
                                after.put(
                                        i,
                                        scale.get(i)
                                                        * (constant - mean.get(i))
                                                        / Math.sqrt(variance.get(i) + epsilon)
                                                + shift.get(i)));
        removal.below(new Units(node.getOutput(0), units.axis(), units.extent(), after));
    }

    private static void drop(Removal removal, NodeProto node, Units units) throws Obstacle {
        if (units.axis() != 1 || new Attributes(node).integer("training_mode", 0) != 0) {
            throw new Obstacle("%s does not keep them apart".formatted(Nodes.title(node)));
        }
        for (int input = SCALE; input <= VARIANCE; input++) {
            removal.drop(node, input, 0, units);
        }
    }
}
