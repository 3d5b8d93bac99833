package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;

/**
 * Quantised layers that feed another layer with no activation between. Either there was none, or
 * the quantiser dropped a Clip because the range of the quantised value clips as well. The model
 * does not tell which, so they are named.
 */
public final class DroppedClips {
    private static final int NAMED = 3;

    private final Set<NodeProto> recognised = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> found = new ArrayList<>();

    private DroppedClips() {}

    /**
     * A sentence for the reader; empty where there is no such layer.
     *
     * @param recognised the activations that were found, smooth ones too
     */
    public static Optional<String> note(Model model, List<Rectifier> recognised) {
        DroppedClips clips = new DroppedClips();
        recognised.forEach(rectifier -> clips.recognised.add(rectifier.node()));
        clips.addAll(model.graph());
        List<String> found = clips.found;
        return found.isEmpty() ? Optional.empty() : Optional.of(sentence(found));
    }

    private static String sentence(List<String> found) {
        int more = found.size() - NAMED;
        return String.format(
                Locale.ROOT,
                "%d quantised value%s between two layers without an activation (%s%s). If the model had a Clip there, such as Hardtanh, the quantiser dropped it; its units were not looked into.",
                found.size(),
                found.size() == 1 ? " stands" : "s stand",
                String.join(", ", found.subList(0, Math.min(NAMED, found.size()))),
                more > 0 ? String.format(Locale.ROOT, " and %d more", more) : "");
    }

    private void addAll(Graph graph) {
        Origin origin = new Origin(graph);
        for (NodeProto node : graph.nodes()) {
            if (Quantized.isQuantized(node)
                    && !recognised.contains(node)
                    && !Quantized.restsAtZero(graph, node)
                    && origin.isQuantizedFirst(node)
                    && feedsLayer(graph, origin, node)) {
                found.add("\"%s\"".formatted(Nodes.name(node)));
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                addAll(graph.subgraph(inner));
            }
        }
    }

    private boolean feedsLayer(Graph graph, Origin origin, NodeProto quantized) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(quantized.getOutput(0)));
        while (!next.isEmpty()) {
            for (NodeProto reader : graph.consumers(next.remove(next.size() - 1))) {
                if (recognised.contains(reader)) {
                    continue;
                }
                if (origin.hasWeights(reader)) {
                    return true;
                }
                if (LinearOperators.addsOrMoves(reader)) {
                    reader.getOutputList().stream().filter(seen::add).forEach(next::add);
                }
            }
        }
        return false;
    }
}
