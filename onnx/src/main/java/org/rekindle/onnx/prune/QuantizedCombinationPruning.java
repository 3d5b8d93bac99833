package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * QLinearAdd and QLinearMul: two quantised operands, element by element. Only what the zero point
 * times anything gives is known to the last bit.
 */
final class QuantizedCombinationPruning implements OperatorPruning {
    private static final int[] OPERANDS = {0, 3};
    private static final int ZERO_POINT = 2;
    private static final int RESULT_ZERO_POINT = 7;

    private final boolean product;

    QuantizedCombinationPruning(boolean product) {
        this.product = product;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        for (int operand : OPERANDS) {
            CombinationPruning.produceOperand(removal, node, operand, units, rank);
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        if (!product || rank != removal.sizes().rank(units.value()) || !isOperand(input)) {
            throw new Obstacle("%s combines them with another value".formatted(Nodes.title(node)));
        }
        double zero = zero(removal, node, input + ZERO_POINT);
        if (units.constants().values().stream().anyMatch(constant -> constant != zero)
                || removal.sizes().extent(node.getOutput(0), units.axis()) != units.extent()) {
            throw new Obstacle("it is not known how %s rounds them".formatted(Nodes.title(node)));
        }
        CombinationPruning.produceOperand(
                removal, node, OPERANDS[0] + OPERANDS[1] - input, units, rank);
        double result = zero(removal, node, RESULT_ZERO_POINT);
        removal.below(units.in(node.getOutput(0), constant -> result));
    }

    private static boolean isOperand(int input) {
        return input == OPERANDS[0] || input == OPERANDS[1];
    }

    private static double zero(Removal removal, NodeProto node, int input) throws Obstacle {
        if (!Nodes.has(node, input)) {
            return 0;
        }
        Tensor zero = removal.constants().numbers(node, input);
        if (zero.size() != 1) {
            throw new Obstacle("%s has a scale for each place".formatted(Nodes.title(node)));
        }
        return zero.get(0);
    }
}
