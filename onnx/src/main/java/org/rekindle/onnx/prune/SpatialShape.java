package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * The shape after operators that make some axes longer or shorter: Pad, Slice, Resize. Sizes that
 * they change in other ways than by constants are left unknown.
 *
 * @param graph where the node stands
 * @param node the node
 */
record SpatialShape(Graph graph, NodeProto node) {
    private static final int RESIZE_SIZES = 3;

    List<Long> of(List<Long> dims) {
        return switch (node.getOpType()) {
            case "Pad" -> padded(dims);
            case "Slice" -> sliced(dims);
            default -> resized(dims);
        };
    }

    private List<Long> padded(List<Long> dims) {
        List<Long> pads = PaddingPruning.pads(graph, node).orElse(List.of());
        if (pads.size() != 2 * dims.size()) {
            return unknown(dims);
        }
        List<Long> after = new ArrayList<>(dims);
        for (int axis = 0; axis < dims.size(); axis++) {
            long added = pads.get(axis) + pads.get(axis + dims.size());
            after.set(axis, dims.get(axis) < 0 ? Shapes.UNKNOWN : dims.get(axis) + added);
        }
        return after;
    }

    private List<Long> sliced(List<Long> dims) {
        Set<Integer> axes = SlicePruning.axes(graph, node, dims.size());
        if (axes.isEmpty()) {
            return unknown(dims);
        }
        List<Long> after = new ArrayList<>(dims);
        axes.forEach(axis -> after.set(axis, Shapes.UNKNOWN));
        return after;
    }

    private List<Long> resized(List<Long> dims) {
        if (Removal.has(node, RESIZE_SIZES)) {
            return graph.constantInput(node, RESIZE_SIZES)
                    .filter(sizes -> sizes.size() == dims.size())
                    .map(
                            sizes -> {
                                List<Long> after = new ArrayList<>();
                                for (double size : sizes.values()) {
                                    after.add((long) size);
                                }
                                return after;
                            })
                    .orElse(new ArrayList<>(unknown(dims)));
        }
        double[] scales =
                graph.constantInput(node, node.getInputCount() > 2 ? 2 : 1)
                        .map(Tensor::values)
                        .orElse(new double[0]);
        List<Long> after = new ArrayList<>(unknown(dims));
        for (int axis = 0; axis < dims.size() && scales.length == dims.size(); axis++) {
            if (scales[axis] == 1) {
                after.set(axis, dims.get(axis));
            }
        }
        return after;
    }

    private static List<Long> unknown(List<Long> dims) {
        return Collections.nCopies(dims.size(), Shapes.UNKNOWN);
    }
}
