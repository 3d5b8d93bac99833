package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Einsum of a computed value and weights. Each label names an axis. */
final class EinsumPruning implements OperatorPruning {

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        List<String> labels = labels(node);
        char label = labels.get(2).charAt(units.axis());
        for (int input = 0; input < 2; input++) {
            int axis = labels.get(input).indexOf(label);
            if (axis >= 0 && removal.constants().has(node, input)) {
                removal.drop(node, input, axis, units);
            } else if (axis >= 0) {
                removal.above(node, input, units.in(node.getInput(input), axis));
            }
        }
    }

    /** Zeros add nothing to a sum, and times anything they are zero. */
    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        List<String> labels = labels(node);
        char label = labels.get(input).charAt(units.axis());
        int other = labels.get(1 - input).indexOf(label);
        int after = labels.get(2).indexOf(label);
        if (!units.areZero()) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and %s has no bias for it"
                            .formatted(Nodes.title(node)));
        }
        if (other >= 0 && removal.constants().has(node, 1 - input)) {
            removal.drop(node, 1 - input, other, units);
        } else if (other >= 0) {
            removal.above(node, 1 - input, units.in(node.getInput(1 - input), other));
        }
        if (after >= 0) {
            removal.below(units.in(node.getOutput(0), after));
        }
    }

    private static boolean repeats(String[] inputs) {
        return Arrays.stream(inputs)
                .anyMatch(labels -> labels.chars().distinct().count() != labels.length());
    }

    /** Those of both inputs and of the output. */
    private static List<String> labels(NodeProto node) throws Obstacle {
        String equation = new Attributes(node).text("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        String[] inputs = sides[0].split(",", -1);
        if (sides.length != 2 || inputs.length != 2 || equation.contains(".") || repeats(inputs)) {
            throw new Obstacle(
                    "%s has an equation that is not followed".formatted(Nodes.title(node)));
        }
        return List.of(inputs[0], inputs[1], sides[1]);
    }
}
