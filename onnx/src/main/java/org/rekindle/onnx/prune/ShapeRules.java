package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;

/**
 * What shape the first output of a node has.
 *
 * @param graph where it stands
 * @param shapes those of the values before it
 * @param node the node
 */
record ShapeRules(Graph graph, Shapes shapes, NodeProto node) {

    /** Empty where it is not known. */
    Optional<List<Long>> output() {
        return switch (node.getOpType()) {
            case "Conv", "ConvTranspose" -> first(this::convolution);
            case "MaxPool", "AveragePool", "LpPool" -> first(this::pooling);
            case "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool" -> first(this::global);
            case "Gemm" -> gemm();
            case "MatMul" -> product();
            case "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean" -> broadcast();
            case "Transpose" -> first(this::transposed);
            case "Concat" -> concatenated();
            case "Reshape", "Flatten", "Squeeze", "Unsqueeze" ->
                    first(dims -> new RegroupedShape(graph, shapes, node).of(dims));
            case "Pad", "Slice", "Resize", "Upsample" ->
                    first(dims -> Optional.of(new SpatialShape(graph, node).of(dims)));
            case "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceL1", "ReduceL2" ->
                    first(dims -> ReductionPruning.shape(graph, node, dims));
            case "BatchNormalization", "InstanceNormalization", "LayerNormalization", "LRN" ->
                    input(0);
            case "PRelu", "Softmax", "LogSoftmax" -> input(0);
            default -> ScalarFunction.knows(node.getOpType()) ? input(0) : Optional.empty();
        };
    }

    private Optional<List<Long>> input(int index) {
        return Removal.has(node, index) ? shapes.find(node.getInput(index)) : Optional.empty();
    }

    private Optional<List<Long>> first(Function<List<Long>, Optional<List<Long>>> rule) {
        return input(0).flatMap(rule);
    }

    private Optional<List<Long>> convolution(List<Long> dims) {
        List<Long> kernel = input(1).orElse(List.of());
        if (kernel.size() != dims.size() || dims.size() < 2) {
            return Optional.empty();
        }
        List<Long> after;
        if (node.getOpType().equals("Conv")) {
            after = new WindowShape(node).of(dims, kernel.subList(2, kernel.size()));
            after.set(1, kernel.get(0));
        } else {
            after = new ArrayList<>(Collections.nCopies(dims.size(), Shapes.UNKNOWN));
            after.set(0, dims.get(0));
            after.set(1, kernel.get(1) * new Attributes(node).integer("group", 1));
        }
        return Optional.of(after);
    }

    private Optional<List<Long>> pooling(List<Long> dims) {
        List<Long> kernel = new Attributes(node).integers("kernel_shape");
        return kernel.size() == dims.size() - 2
                ? Optional.of(new WindowShape(node).of(dims, kernel))
                : Optional.empty();
    }

    private Optional<List<Long>> global(List<Long> dims) {
        List<Long> after = new ArrayList<>(dims);
        for (int axis = 2; axis < after.size(); axis++) {
            after.set(axis, 1L);
        }
        return Optional.of(after);
    }

    private Optional<List<Long>> gemm() {
        Attributes attributes = new Attributes(node);
        int row = attributes.integer("transA", 0) == 0 ? 0 : 1;
        int column = attributes.integer("transB", 0) == 0 ? 1 : 0;
        return Optional.of(List.of(size(0, row), size(1, column)));
    }

    private long size(int index, int axis) {
        return input(index)
                .filter(dims -> axis < dims.size())
                .map(dims -> dims.get(axis))
                .orElse(Shapes.UNKNOWN);
    }

    private Optional<List<Long>> product() {
        if (input(0).isEmpty() || input(1).isEmpty()) {
            return Optional.empty();
        }
        List<Long> left = input(0).get();
        List<Long> right = input(1).get();
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<Long> batch =
                BroadcastShape.of(
                        left.subList(0, Math.max(left.size() - 2, 0)),
                        right.subList(0, Math.max(right.size() - 2, 0)));
        List<Long> after = new ArrayList<>(batch);
        if (left.size() > 1) {
            after.add(left.get(left.size() - 2));
        }
        if (right.size() > 1) {
            after.add(right.get(right.size() - 1));
        }
        return Optional.of(after);
    }

    private Optional<List<Long>> broadcast() {
        List<Long> after = List.of();
        for (String value : node.getInputList()) {
            Optional<List<Long>> dims = shapes.find(value);
            if (dims.isEmpty()) {
                return dims;
            }
            after = BroadcastShape.of(after, dims.get());
        }
        return Optional.of(after);
    }

    private Optional<List<Long>> transposed(List<Long> dims) {
        List<Long> permutation = new Attributes(node).integers("perm");
        List<Long> after = new ArrayList<>(dims);
        if (permutation.isEmpty()) {
            Collections.reverse(after);
            return Optional.of(after);
        }
        if (permutation.size() != dims.size()
                || permutation.stream().anyMatch(axis -> axis < 0 || axis >= dims.size())) {
            return Optional.empty();
        }
        return Optional.of(permutation.stream().map(axis -> dims.get(axis.intValue())).toList());
    }

    private Optional<List<Long>> concatenated() {
        List<Long> after = null;
        for (String value : node.getInputList()) {
            Optional<List<Long>> dims = shapes.find(value);
            if (dims.isEmpty() || (after != null && after.size() != dims.get().size())) {
                return Optional.empty();
            }
            if (after == null) {
                after = new ArrayList<>(dims.get());
                continue;
            }
            int axis = axis(after.size());
            for (int i = 0; i < after.size(); i++) {
                long one = after.get(i);
                long other = dims.get().get(i);
                boolean known = one >= 0 && other >= 0;
                if (i == axis) {
                    after.set(i, known ? one + other : Shapes.UNKNOWN);
                } else {
                    after.set(i, Math.max(one, other));
                }
            }
        }
        return Optional.ofNullable(after);
    }

    private int axis(int rank) {
        int axis = (int) new Attributes(node).integer("axis", 1);
        return axis < 0 ? axis + rank : axis;
    }
}
