package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;

/**
 * The shapes of a graph's values, as far as they are declared or follow from the weights and the
 * operators.
 */
final class Shapes {
    /** A size that depends on the input. */
    static final long UNKNOWN = -1;

    private final Graph graph;
    private final Map<String, List<Long>> shapes = new HashMap<>();

    Shapes(Graph graph) {
        this.graph = graph;
        graph.inputs().forEach(this::declare);
        graph.proto().getValueInfoList().forEach(this::declare);
        graph.proto().getOutputList().forEach(this::declare);
        for (NodeProto node : graph.nodes()) {
            if (Nodes.isStandard(node) && node.getOutputCount() > 0) {
                new ShapeRules(graph, this, node)
                        .output()
                        .ifPresent(shape -> add(node.getOutput(0), shape));
                learnFeatures(node);
            }
        }
    }

    /** The sizes of a value, {@link #UNKNOWN} where they are not known; empty without a rank. */
    Optional<List<Long>> find(String value) {
        Optional<List<Long>> constant = graph.constantProto(value).map(TensorProto::getDimsList);
        return constant.isPresent() ? constant : Optional.ofNullable(shapes.get(value));
    }

    /** The same, of a value whose rank is needed. */
    List<Long> dims(String value) throws Obstacle {
        return find(value)
                .orElseThrow(
                        () -> new Obstacle("the shape of \"%s\" is not known".formatted(value)));
    }

    int rank(String value) throws Obstacle {
        return dims(value).size();
    }

    /** The size of a value along an axis. */
    int extent(String value, int axis) throws Obstacle {
        List<Long> dims = dims(value);
        if (axis >= dims.size() || dims.get(axis) < 0) {
            throw new Obstacle(
                    String.format(
                            Locale.ROOT,
                            "the size of \"%s\" along axis %d is not known",
                            value,
                            axis));
        }
        return Math.toIntExact(dims.get(axis));
    }

    /** A product tells how many features it reads, where the shapes before it did not. */
    private void learnFeatures(NodeProto node) {
        boolean plain = new Attributes(node).integer("transA", 0) == 0;
        if (plain && List.of("Gemm", "MatMul").contains(node.getOpType())) {
            boolean transposed = new Attributes(node).integer("transB", 0) != 0;
            graph.constantProto(node.getInput(1))
                    .filter(weights -> weights.getDimsCount() == 2)
                    .ifPresent(
                            weights ->
                                    learn(node.getInput(0), weights.getDims(transposed ? 1 : 0)));
        }
    }

    private void learn(String value, long features) {
        List<Long> dims = shapes.getOrDefault(value, List.of());
        int last = dims.size() - 1;
        if (last < 0 || dims.get(last) >= 0) {
            return;
        }
        List<Long> better = new ArrayList<>(dims);
        better.set(last, features);
        shapes.put(value, better);
        graph.producer(value)
                .filter(node -> ScalarFunction.knows(node.getOpType()))
                .ifPresent(node -> learn(node.getInput(0), features));
    }

    private void declare(ValueInfoProto value) {
        if (value.getType().getTensorType().hasShape()) {
            List<Long> dims =
                    value.getType().getTensorType().getShape().getDimList().stream()
                            .map(dim -> dim.getDimValue() > 0 ? dim.getDimValue() : UNKNOWN)
                            .toList();
            shapes.put(value.getName(), dims);
        }
    }

    /** What follows counts more than what is declared, which may be out of date. */
    private void add(String value, List<Long> inferred) {
        List<Long> declared = shapes.getOrDefault(value, List.of());
        List<Long> dims = new ArrayList<>(inferred);
        if (declared.size() == dims.size()) {
            for (int axis = 0; axis < dims.size(); axis++) {
                if (dims.get(axis) < 0) {
                    dims.set(axis, declared.get(axis));
                }
            }
        }
        shapes.put(value, List.copyOf(dims));
    }
}
