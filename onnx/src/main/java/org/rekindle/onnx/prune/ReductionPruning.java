package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/** ReduceMean, ReduceMax and the like over other axes than that of the units. */
final class ReductionPruning implements OperatorPruning {
    /** They give 0 for zeros. */
    static final Set<String> NAMES =
            Set.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceL1", "ReduceL2");

    private static final Set<String> KEEP_CONSTANTS =
            Set.of("ReduceMean", "ReduceMax", "ReduceMin");

    @Override
    public void produce(Removal removal, NodeProto node, Units units) throws Obstacle {
        int rank = removal.shapes().rank(node.getInput(0));
        Set<Integer> axes = axes(removal.graph(), node, rank).orElseThrow(() -> mixes(node));
        for (int axis = 0; axis < rank; axis++) {
            if (!axes.contains(axis) && after(node, axes, axis) == units.axis()) {
                removal.above(units.in(node.getInput(0), axis));
                return;
            }
        }
        throw mixes(node);
    }

    @Override
    public void consume(Removal removal, NodeProto node, int input, Units units) throws Obstacle {
        int rank = removal.shapes().rank(units.value());
        Set<Integer> axes = axes(removal.graph(), node, rank).orElseThrow(() -> mixes(node));
        boolean keeps = units.areZero() || KEEP_CONSTANTS.contains(node.getOpType());
        if (axes.contains(units.axis()) || !keeps) {
            throw mixes(node);
        }
        removal.below(units.in(node.getOutput(0), after(node, axes, units.axis())));
    }

    /** The shape after it. */
    static Optional<List<Long>> shape(Graph graph, NodeProto node, List<Long> dims) {
        return axes(graph, node, dims.size())
                .map(
                        axes -> {
                            List<Long> after = new ArrayList<>();
                            for (int axis = 0; axis < dims.size(); axis++) {
                                if (!axes.contains(axis)) {
                                    after.add(dims.get(axis));
                                } else if (keepsDims(node)) {
                                    after.add(1L);
                                }
                            }
                            return after;
                        });
    }

    private static int after(NodeProto node, Set<Integer> axes, int axis) {
        long gone = keepsDims(node) ? 0 : axes.stream().filter(other -> other < axis).count();
        return axis - (int) gone;
    }

    private static boolean keepsDims(NodeProto node) {
        return new Attributes(node).integer("keepdims", 1) != 0;
    }

    /** Operator set 18 made them an input, for sums set 13. */
    private static Optional<Set<Integer>> axes(Graph graph, NodeProto node, int rank) {
        Set<Integer> axes = new TreeSet<>();
        for (long axis : new Attributes(node).integers("axes")) {
            axes.add((int) (axis < 0 ? axis + rank : axis));
        }
        double[] input = graph.constantInput(node, 1).map(Tensor::values).orElse(new double[0]);
        for (double axis : input) {
            axes.add((int) (axis < 0 ? axis + rank : axis));
        }
        return axes.isEmpty() ? Optional.empty() : Optional.of(axes);
    }

    private static Obstacle mixes(NodeProto node) {
        return new Obstacle("%s mixes them with others".formatted(Nodes.title(node)));
    }
}
