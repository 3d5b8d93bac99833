package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;

/** Gemm and MatMul, with constant weights on either side. */
final class MatrixProductPruning implements OperatorPruning {
    private static final int GEMM_BIAS = 2;

    private final boolean gemm;

    MatrixProductPruning(boolean gemm) {
        this.gemm = gemm;
    }

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.sizes().rank(node.getOutput(0));
        int input = weightsInput(removal, node);
        checkAxis(node, units, input == 1 || rank == 1 ? rank - 1 : rank - 2);
        removal.drop(node, input, axis(removal, node, input, false), units);
        if (gemm && Nodes.has(node, GEMM_BIAS)) {
            CombinationPruning.dropAligned(removal, node, GEMM_BIAS, units, rank);
        }
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int rank = removal.sizes().rank(units.value());
        int weightsInput = weightsInput(removal, node);
        if (input != 1 - weightsInput) {
            throw new Obstacle("%s uses them as weights".formatted(Nodes.title(node)));
        }
        boolean dataTransposed = gemm && isTransposed(node, input);
        boolean last = (weightsInput == 1) != dataTransposed;
        checkAxis(node, units, last || rank == 1 ? rank - 1 : rank - 2);
        int axis = axis(removal, node, weightsInput, true);
        removal.drop(node, weightsInput, axis, units);
        if (!units.areZero()) {
            fold(removal, node, weightsInput, units);
        }
    }

    /** The weights' axis that counts the layer's inputs, or the one that counts its outputs. */
    private int axis(Removal removal, NodeProto node, int input, boolean inputs) throws Obstacle {
        int rank = removal.constants().dims(node, input).size();
        boolean rows = inputs == (input == 1);
        if (gemm && isTransposed(node, input)) {
            rows = !rows;
        }
        if (rank == 1 && !inputs) {
            throw new Obstacle("%s has a single unit".formatted(Nodes.title(node)));
        }
        return rows && rank > 1 ? rank - 2 : rank - 1;
    }

    private void fold(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        List<Long> dims = removal.constants().dims(node, input);
        Attributes attributes = new Attributes(node);
        if (input != 1 || dims.size() != 2 || attributes.number("beta", 1) != 1) {
            throw new Obstacle(
                    "they always give the same number that is not 0, and %s has no bias for it"
                            .formatted(Nodes.title(node)));
        }
        long outputs = dims.get(axis(removal, node, input, false));
        removal.fold(node, input, gemm ? GEMM_BIAS : Integer.MAX_VALUE, outputs, units);
    }

    private static int weightsInput(Removal removal, NodeProto node) throws Obstacle {
        boolean first = removal.constants().has(node, 0);
        boolean second = removal.constants().has(node, 1);
        if (first == second) {
            throw new Obstacle("%s multiplies two computed values".formatted(Nodes.title(node)));
        }
        return second ? 1 : 0;
    }

    private static boolean isTransposed(NodeProto node, int input) {
        return new Attributes(node).integer(List.of("transA", "transB").get(input), 0) != 0;
    }

    private static void checkAxis(NodeProto node, Units units, int axis) throws Obstacle {
        if (units.axis() != axis) {
            throw new Obstacle(
                    "they are not what %s counts as its units".formatted(Nodes.title(node)));
        }
    }
}
