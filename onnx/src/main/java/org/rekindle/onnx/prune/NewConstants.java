package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * The constants that a plan changes or adds. One that others read as it was is copied for the node
 * that reads it changed.
 */
final class NewConstants {

    /** What one node reads. */
    private record Input(String node, int input) {}

    private final Graph graph;
    private final NewNames names;
    private final Map<Input, TensorProto> changed = new LinkedHashMap<>();
    private final Map<String, TensorProto> replaced = new HashMap<>();
    private final List<TensorProto> added = new ArrayList<>();
    private final Map<Input, String> renamed = new HashMap<>();
    private final Map<TensorProto, String> copies = new HashMap<>();
    private final Map<String, TensorProto> biases = new HashMap<>();
    private final Map<Input, Map<Integer, Set<Integer>>> cuts = new LinkedHashMap<>();

    NewConstants(Graph graph, Plan plan, NewNames names) {
        this.graph = graph;
        this.names = names;
        plan.folds().forEach(this::fold);
        plan.losses()
                .forEach(
                        (place, indices) -> {
                            if (place instanceof Place.Weights axis) {
                                cuts.computeIfAbsent(
                                                new Input(axis.node(), axis.input()),
                                                key -> new HashMap<>())
                                        .put(axis.axis(), indices);
                            } else if (place instanceof Place.Dimension dimension) {
                                shrink(dimension, indices.size());
                            }
                        });
        cuts.forEach((input, losses) -> changed.put(input, TensorCut.of(now(input), losses)));
        changed.forEach(this::place);
    }

    /** Those of the model that are no longer what they were, by name. */
    Map<String, TensorProto> replaced() {
        return replaced;
    }

    /** Copies that the model did not have. */
    List<TensorProto> added() {
        return added;
    }

    /** What a node reads from now on as one of its inputs. */
    String input(NodeProto node, int input) {
        return renamed.getOrDefault(new Input(Removal.id(node), input), node.getInput(input));
    }

    /** The bias that a layer gets, if it does. */
    @Nullable NewBias biasOf(NodeProto before, NodeProto layer) {
        TensorProto values = biases.get(Removal.id(before));
        if (values == null) {
            return null;
        }
        int axis = BiasFold.of(graph, before).outputAxis();
        Input weights = new Input(Removal.id(before), 1);
        Set<Integer> lost = cuts.getOrDefault(weights, Map.of()).getOrDefault(axis, Set.of());
        var quantized = Dequantized.of(graph, before, 1);
        if (quantized.isPresent()) {
            Input numbers = new Input(Removal.id(quantized.get()), 0);
            lost = cuts.getOrDefault(numbers, Map.of()).getOrDefault(axis, Set.of());
        }
        return new NewBias(TensorCut.of(values, Map.of(0, lost)), layer);
    }

    private void fold(Fold fold, SortedMap<Integer, Double> constants) {
        NodeProto layer = graph.producer(fold.layer()).orElseThrow();
        BiasFold sums = BiasFold.of(graph, layer);
        if (fold.bias() < 0) {
            TensorProto empty =
                    TensorProto.newBuilder()
                            .setName(names.fresh(fold.layer() + ".bias"))
                            .setDataType(sums.weights().kind().dataType())
                            .addDims(sums.outputs())
                            .build();
            List<Double> zeros = Collections.nCopies(sums.outputs(), 0.0);
            biases.put(fold.layer(), sums.addTo(empty, zeros, constants));
        } else {
            Input input = new Input(fold.layer(), fold.bias());
            Tensor bias = graph.constantInput(layer, fold.bias()).orElseThrow();
            List<Double> before = new ArrayList<>();
            for (double value : bias.values()) {
                before.add(value);
            }
            changed.put(input, sums.addTo(now(input), before, constants));
        }
    }

    private void shrink(Place.Dimension dimension, int by) {
        Input input = new Input(dimension.node(), dimension.input());
        if (Stored.of(graph, name(input)).isEmpty()) {
            return;
        }
        TensorProto before = now(input);
        Tensor shape = Tensor.of(before).orElseThrow();
        TensorProto.Builder shrunk =
                before.toBuilder().clearRawData().clearInt32Data().clearInt64Data();
        for (int i = 0; i < shape.size(); i++) {
            long size = (long) shape.get(i) - (i == dimension.position() ? by : 0);
            if (shape.kind() == ElementKind.INT64) {
                shrunk.addInt64Data(size);
            } else {
                shrunk.addInt32Data(Math.toIntExact(size));
            }
        }
        changed.put(input, shrunk.build());
    }

    /** In place of the old one where nothing else reads that. */
    private void place(Input input, TensorProto tensor) {
        String name = name(input);
        NodeProto node = graph.producer(input.node()).orElseThrow();
        boolean own =
                graph.constantProto(name).isPresent()
                        && graph.consumers(name).size() == 1
                        && Collections.frequency(node.getInputList(), name) == 1
                        && !graph.isOutput(name);
        if (own) {
            replaced.put(name, tensor);
            return;
        }
        TensorProto unnamed = tensor.toBuilder().clearName().build();
        String copy =
                copies.computeIfAbsent(
                        unnamed,
                        key -> {
                            String fresh = names.fresh(name + ".cut");
                            added.add(unnamed.toBuilder().setName(fresh).build());
                            return fresh;
                        });
        renamed.put(input, copy);
    }

    private String name(Input input) {
        return graph.producer(input.node()).orElseThrow().getInput(input.input());
    }

    private TensorProto now(Input input) {
        TensorProto tensor = changed.get(input);
        return tensor != null ? tensor : Stored.of(graph, name(input)).orElseThrow();
    }
}
