package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/** The constants that a plan changes or adds. */
final class NewConstants {
    private final Graph graph;
    private final Map<String, TensorProto> changed = new HashMap<>();
    private final Map<String, TensorProto> biases = new HashMap<>();
    private final Map<String, Map<Integer, Set<Integer>>> cuts = new HashMap<>();

    NewConstants(Graph graph, Plan plan) {
        this.graph = graph;
        plan.folds().forEach(this::fold);
        plan.losses()
                .forEach(
                        (place, indices) -> {
                            if (place instanceof Place.Axis axis) {
                                cuts.computeIfAbsent(axis.name(), key -> new HashMap<>())
                                        .put(axis.axis(), indices);
                            } else if (place instanceof Place.Dimension dimension) {
                                shrink(dimension, indices.size());
                            }
                        });
        cuts.forEach((name, losses) -> changed.put(name, TensorCut.of(now(name), losses)));
    }

    /** Those of the model that are no longer what they were, by name. */
    Map<String, TensorProto> changed() {
        return changed;
    }

    /** The bias that a layer gets, if it does. */
    @Nullable NewBias biasOf(NodeProto layer) {
        TensorProto values = biases.get(layer.getOutput(0));
        if (values == null) {
            return null;
        }
        int axis = BiasFold.of(graph, layer).outputAxis();
        Set<Integer> lost =
                cuts.getOrDefault(layer.getInput(1), Map.of()).getOrDefault(axis, Set.of());
        return new NewBias(TensorCut.of(values, Map.of(0, lost)), layer);
    }

    private void fold(Fold fold, SortedMap<Integer, Double> constants) {
        NodeProto layer = graph.producer(fold.layer()).orElseThrow();
        BiasFold sums = BiasFold.of(graph, layer);
        if (fold.bias().isEmpty()) {
            TensorProto empty =
                    TensorProto.newBuilder()
                            .setName(freeName(fold.layer() + ".bias"))
                            .setDataType(sums.weights().kind().dataType())
                            .addDims(sums.outputs())
                            .build();
            List<Double> zeros = Collections.nCopies(sums.outputs(), 0.0);
            biases.put(fold.layer(), sums.addTo(empty, zeros, constants));
        } else {
            Tensor bias = graph.constant(fold.bias()).orElseThrow();
            List<Double> before = new ArrayList<>();
            for (double value : bias.values()) {
                before.add(value);
            }
            changed.put(fold.bias(), sums.addTo(now(fold.bias()), before, constants));
        }
    }

    private void shrink(Place.Dimension dimension, int by) {
        TensorProto before = now(dimension.name());
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
        changed.put(dimension.name(), shrunk.build());
    }

    private TensorProto now(String name) {
        TensorProto tensor = changed.get(name);
        return tensor != null ? tensor : graph.constantProto(name).orElseThrow();
    }

    private String freeName(String wanted) {
        Set<String> taken = new HashSet<>();
        graph.nodes().forEach(node -> taken.addAll(node.getOutputList()));
        graph.proto().getInitializerList().forEach(tensor -> taken.add(tensor.getName()));
        String free = wanted;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }
}
