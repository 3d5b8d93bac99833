package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** An operator of two values, element by element, one of which is constant in most networks. */
final class CombinationPruning implements OperatorPruning {
    private final DoubleBinaryOperator function;
    private final boolean zeroStaysZero;

    /**
     * @param zeroStaysZero whether a first operand of 0 gives 0, whatever the second is
     */
    CombinationPruning(DoubleBinaryOperator function, boolean zeroStaysZero) {
        this.function = function;
        this.zeroStaysZero = zeroStaysZero;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        produceOperands(removal, node, units);
    }

    /** Every operand that counts the units does without them. */
    static void produceOperands(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        for (int input = 0; input < node.getInputCount(); input++) {
            if (Nodes.has(node, input)) {
                produceOperand(removal, node, input, units, rank);
            }
        }
    }

    /** An operand does without the units, unless it has one number for all of them. */
    static void produceOperand(Removal removal, NodeProto node, int input, Units units, int rank)
            throws Obstacle {
        if (removal.constants().has(node, input)) {
            dropAligned(removal, node, input, units, rank);
            return;
        }
        String value = node.getInput(input);
        int axis = units.axis() - rank + removal.sizes().rank(value);
        if (axis < 0 || removal.sizes().extent(value, axis) == 1) {
            return;
        }
        if (removal.sizes().extent(value, axis) != units.extent()) {
            throw new Obstacle("%s stretches them".formatted(Nodes.title(node)));
        }
        removal.above(node, input, units.in(value, axis));
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        checkTwo(node);
        int other = 1 - input;
        boolean zero = zeroStaysZero && units.areZero() && (input == 0 || isProduct(node));
        checkKeepsAxes(removal, node, units.value(), units);
        int rank = removal.sizes().rank(units.value());
        if (removal.constants().has(node, other)) {
            dropAligned(removal, node, other, units, rank);
            removal.below(
                    zero
                            ? units.in(node.getOutput(0))
                            : combined(
                                    node,
                                    input,
                                    units,
                                    removal.constants().numbers(node, other),
                                    rank));
            return;
        }
        if (!zero || node.getOpType().equals("Div")) {
            throw computed(node);
        }
        produceOperand(removal, node, other, units, rank);
        removal.below(units.in(node.getOutput(0)));
    }

    /** A constant operand loses units where it has a number for each. */
    static void dropAligned(Removal removal, NodeProto node, int input, Units units, int rank)
            throws Obstacle {
        List<Long> dims = removal.constants().dims(node, input);
        int axis = units.axis() - rank + dims.size();
        if (axis >= 0 && dims.get(axis) != 1) {
            removal.drop(node, input, axis, units);
        }
    }

    private Units combined(NodeProto node, int input, Units units, Tensor operand, int rank)
            throws Obstacle {
        int axis = units.axis() - rank + operand.rank();
        boolean one = operand.size() == 1;
        if (!one && (axis < 0 || operand.dims().get(axis) != operand.size())) {
            throw new Obstacle(
                    "%s makes them differ from place to place".formatted(Nodes.title(node)));
        }
        SortedMap<Integer, Double> after = new TreeMap<>();
        units.constants()
                .forEach(
                        (index, constant) -> {
                            double number = operand.get(one ? 0 : index);
                            after.put(
                                    index,
                                    input == 0
                                            ? function.applyAsDouble(constant, number)
                                            : function.applyAsDouble(number, constant));
                        });
        return new Units(node.getOutput(0), units.axis(), units.extent(), after);
    }

    /** Broadcasting must neither add axes in front nor stretch the one of the units. */
    private static void checkKeepsAxes(Removal removal, NodeProto node, String value, Units units)
            throws Obstacle {
        Sizes sizes = removal.sizes();
        if (sizes.rank(value) != sizes.rank(node.getOutput(0))
                || sizes.extent(value, units.axis()) != units.extent()) {
            throw new Obstacle("%s stretches them".formatted(Nodes.title(node)));
        }
    }

    private static boolean isProduct(NodeProto node) {
        return node.getOpType().equals("Mul");
    }

    private static void checkTwo(NodeProto node) throws Obstacle {
        if (node.getInputCount() != 2) {
            throw computed(node);
        }
    }

    private static Obstacle computed(NodeProto node) {
        return new Obstacle(
                "%s combines them with another computed value".formatted(Nodes.title(node)));
    }
}
