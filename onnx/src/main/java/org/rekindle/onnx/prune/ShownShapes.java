package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.OutputValues;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;
import org.rekindle.onnx.runtime.Session;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.units.GraphValue;

/**
 * The shapes of a model's values in a run of one sample and, where the batch is open, in a run of
 * two. A size that differs between them follows the batch.
 *
 * @param samples of the first run
 * @param first sizes by value in the first run
 * @param second sizes by value in the second run; none where the batch is fixed
 */
public record ShownShapes(
        int samples, Map<String, List<Long>> first, Map<String, List<Long>> second) {

    /** Copies the maps. */
    public ShownShapes {
        first = Map.copyOf(first);
        second = Map.copyOf(second);
    }

    /** No run was made. */
    public static ShownShapes none() {
        return new ShownShapes(1, Map.of(), Map.of());
    }

    /**
     * Runs a model on the first samples of a probe.
     *
     * @param threads how many cores a run may use
     * @return none where the model does not run with its values looked at
     */
    public static ShownShapes of(Model model, Probe probe, int threads) {
        int samples = probe.fixedBatch().orElse(1);
        boolean open = probe.fixedBatch().isEmpty() && probe.samples() > 1;
        Map<String, String> asked = new LinkedHashMap<>();
        try (Session session = Session.of(asking(model, asked), threads)) {
            Map<String, List<Long>> first = run(session, probe, samples, asked);
            return new ShownShapes(samples, first, open ? run(session, probe, 2, asked) : Map.of());
        } catch (ModelException e) {
            return none();
        }
    }

    /** The model with a Shape of each value as further outputs. */
    private static ModelProto asking(Model model, Map<String, String> asked) {
        GraphProto.Builder graph = model.proto().getGraph().toBuilder();
        NewNames names = new NewNames(model.graph());
        List<String> values = new ArrayList<>();
        model.graph().inputs().stream()
                .filter(input -> input.getType().hasTensorType())
                .forEach(input -> values.add(input.getName()));
        model.graph().nodes().stream()
                .filter(ShownShapes::isOfTensors)
                .forEach(node -> values.addAll(node.getOutputList()));
        for (String value : values) {
            if (!value.isEmpty()) {
                String shape = names.fresh("shape of " + value);
                asked.put(value, shape);
                graph.addNode(NewNodes.node("Shape", shape, List.of(value)));
                graph.addOutput(wholeNumbers(shape));
            }
        }
        return model.proto().toBuilder().setGraph(graph).build();
    }

    private static ValueInfoProto wholeNumbers(String name) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder().getTensorTypeBuilder().setElemType(ElementKind.INT64.dataType());
        return value.build();
    }

    /** Not of sequences, and nothing that has graphs of its own, which may give any type. */
    private static boolean isOfTensors(NodeProto node) {
        boolean sequence =
                node.getOpType().contains("Sequence") || node.getOpType().contains("Optional");
        return Graph.subgraphs(node).isEmpty()
                && !sequence
                && !node.getOpType().equals("Constant")
                && (Nodes.isStandard(node) || node.getDomain().equals("com.microsoft"));
    }

    private static Map<String, List<Long>> run(
            Session session, Probe probe, int samples, Map<String, String> asked) {
        Map<String, List<Long>> shapes = new HashMap<>();
        if (asked.isEmpty()) {
            return shapes;
        }
        try (ProbePass pass = probe.open(samples)) {
            Optional<Batch> batch = pass.next();
            if (batch.isEmpty()) {
                return shapes;
            }
            try (OrtSession.Result result = session.run(batch.get(), Set.copyOf(asked.values()))) {
                asked.forEach(
                        (value, shape) -> {
                            double[] dims = OutputValues.of(result.get(shape).orElseThrow());
                            shapes.put(
                                    value,
                                    Arrays.stream(dims).mapToObj(dim -> (long) dim).toList());
                        });
            }
        }
        return shapes;
    }

    /** The shapes, with sizes below zero where they follow the batch. */
    Map<String, Shape> alike() {
        Map<String, Shape> alike = new HashMap<>();
        first.forEach(
                (value, dims) -> {
                    List<Long> other = second.getOrDefault(value, dims);
                    List<Long> both = new ArrayList<>();
                    for (int axis = 0; axis < dims.size() && axis < other.size(); axis++) {
                        boolean same = dims.get(axis).equals(other.get(axis));
                        both.add(same ? dims.get(axis) : Sizes.UNKNOWN);
                    }
                    if (dims.size() == other.size()) {
                        alike.put(value, Shape.of(both));
                    }
                });
        return alike;
    }

    /** The shapes of the last run, in which the batch is no axis of size 1. */
    Map<GraphValue, List<Long>> values(Graph graph) {
        Map<GraphValue, List<Long>> values = new HashMap<>();
        (second.isEmpty() ? first : second)
                .forEach((name, dims) -> values.put(new GraphValue(graph, name), dims));
        return values;
    }

    /** The sizes of a value in the last run. */
    Optional<List<Long>> last(String value) {
        return Optional.ofNullable((second.isEmpty() ? first : second).get(value));
    }
}
