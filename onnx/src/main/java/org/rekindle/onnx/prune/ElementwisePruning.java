package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.Nodes;

/** A function of each number alone. */
final class ElementwisePruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        removal.above(node, 0, units.in(node.getInput(0)));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        if (input != 0) {
            throw new Obstacle("%s uses them as a setting".formatted(Nodes.title(node)));
        }
        SortedMap<Integer, Double> after = new TreeMap<>();
        for (var constant : units.constants().entrySet()) {
            OptionalDouble result = ScalarFunction.at(removal.graph(), node, constant.getValue());
            if (result.isEmpty()) {
                throw new Obstacle(
                        "it is not known what %s makes of them".formatted(Nodes.title(node)));
            }
            after.put(constant.getKey(), result.getAsDouble());
        }
        removal.below(new Units(node.getOutput(0), units.axis(), units.extent(), after));
    }
}
