package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** InstanceNormalization: each channel by its own mean and deviation, then a scale and a shift. */
final class InstancePruning implements OperatorPruning {
    private static final int SCALE = 1;
    private static final int SHIFT = 2;

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        drop(removal, node, units);
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    /** A constant channel is its own mean, so that nothing but the shift is left. */
    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        if (!units.areZero()) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and %s rounds its mean"
                            .formatted(Nodes.title(node)));
        }
        drop(removal, node, units);
        Tensor shift = removal.constants().numbers(node, SHIFT);
        SortedMap<Integer, Double> after = new TreeMap<>();
        units.indices().forEach(index -> after.put(index, shift.get(index)));
        removal.below(new Units(node.getOutput(0), units.axis(), units.extent(), after));
    }

    private static void drop(Removal removal, NodeProto node, Units units) throws Obstacle {
        if (units.axis() != 1) {
            throw new Obstacle("%s does not keep them apart".formatted(Nodes.title(node)));
        }
        removal.drop(node, SCALE, 0, units);
        removal.drop(node, SHIFT, 0, units);
    }
}
