package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;

/**
 * The shape after Flatten, Reshape, Squeeze or Unsqueeze.
 *
 * @param graph where the node stands
 * @param shapes those of the values before it
 * @param node the node
 */
record RegroupedShape(Graph graph, Shapes shapes, NodeProto node) {

    /** Empty where it is not known. */
    Optional<List<Long>> of(List<Long> dims) {
        return switch (node.getOpType()) {
            case "Flatten" -> Optional.of(flattened(dims));
            case "Reshape" ->
                    new TargetShape(graph, shapes, node.getInput(0))
                            .sizes(node.getInput(1))
                            .map(target -> reshaped(dims, target));
            case "Squeeze" -> axes().map(axes -> squeezed(dims, axes));
            default -> axes().map(axes -> unsqueezed(dims, axes));
        };
    }

    private List<Long> flattened(List<Long> dims) {
        int axis = (int) new Attributes(node).integer("axis", 1);
        int split = axis < 0 ? axis + dims.size() : axis;
        return List.of(product(dims.subList(0, split)), product(dims.subList(split, dims.size())));
    }

    private List<Long> reshaped(List<Long> dims, List<Long> target) {
        boolean zeroCopies = new Attributes(node).integer("allowzero", 0) == 0;
        List<Long> after = new ArrayList<>();
        List<Long> left = new ArrayList<>(dims);
        boolean certain = true;
        for (int i = 0; i < target.size(); i++) {
            long size = target.get(i);
            if (size == 0 && zeroCopies && i < dims.size()) {
                size = dims.get(i);
                certain &= size >= 0 || left.remove(Shapes.UNKNOWN);
            }
            after.add(size);
        }
        int free = target.indexOf(-1L);
        if (free >= 0 && certain) {
            long rest = product(left);
            long taken = 1;
            for (int i = 0; i < after.size(); i++) {
                boolean copied = target.get(i) == 0 && dims.get(i) < 0;
                taken *= i == free || copied ? 1 : after.get(i);
            }
            after.set(
                    free,
                    rest > 0 && taken > 0 && rest % taken == 0 ? rest / taken : Shapes.UNKNOWN);
        }
        return after;
    }

    /** Operator set 13 made the axes an input. */
    private Optional<List<Long>> axes() {
        List<Long> attribute = new Attributes(node).integers("axes");
        if (!attribute.isEmpty()) {
            return Optional.of(attribute);
        }
        return graph.constantInput(node, 1)
                .map(
                        tensor -> {
                            List<Long> axes = new ArrayList<>();
                            for (double axis : tensor.values()) {
                                axes.add((long) axis);
                            }
                            return axes;
                        });
    }

    private static List<Long> squeezed(List<Long> dims, List<Long> axes) {
        List<Long> after = new ArrayList<>();
        for (int axis = 0; axis < dims.size(); axis++) {
            if (!axes.contains((long) axis) && !axes.contains((long) axis - dims.size())) {
                after.add(dims.get(axis));
            }
        }
        return after;
    }

    private static List<Long> unsqueezed(List<Long> dims, List<Long> axes) {
        int rank = dims.size() + axes.size();
        List<Long> after = new ArrayList<>(Collections.nCopies(rank, 1L));
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (!axes.contains((long) axis) && !axes.contains((long) axis - rank)) {
                after.set(axis, dims.get(next++));
            }
        }
        return after;
    }

    private static long product(List<Long> dims) {
        long product = 1;
        for (long dim : dims) {
            if (dim < 0) {
                return Shapes.UNKNOWN;
            }
            product *= dim;
        }
        return product;
    }
}
