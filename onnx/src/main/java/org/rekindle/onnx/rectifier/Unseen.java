package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;

/** The nodes of a model in which a rectifier may hide that is not counted. */
public final class Unseen {
    /** Of other domains, nothing is known. */
    private static final Set<String> KNOWN_DOMAINS =
            Set.of("", "ai.onnx", "ai.onnx.ml", "ai.onnx.preview.training", "com.microsoft");

    /** Why calls of a model's own functions stay calls, by the function's name. */
    private final Map<String, String> kept = new HashMap<>();

    private final Set<NodeProto> recognised = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Skipped> skipped = new ArrayList<>();

    private Unseen(Model model, List<Rectifier> recognised) {
        model.keptCalls().forEach(call -> kept.put(call.op(), call.reason()));
        recognised.forEach(rectifier -> this.recognised.add(rectifier.node()));
    }

    /**
     * Lists them in the order of the model's nodes.
     *
     * @param recognised the activations that were found, smooth ones too
     */
    public static List<Skipped> of(Model model, List<Rectifier> recognised) {
        Unseen unseen = new Unseen(model, recognised);
        unseen.addAll(model.graph());
        return List.copyOf(unseen.skipped);
    }

    private void addAll(Graph graph) {
        for (NodeProto node : graph.nodes()) {
            if (!recognised.contains(node)) {
                reason(graph, node).ifPresent(why -> skipped.add(Skipped.of(node, why)));
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                addAll(graph.subgraph(inner));
            }
        }
    }

    private Optional<String> reason(Graph graph, NodeProto node) {
        String domain = node.getDomain();
        if (kept.containsKey(node.getOpType()) && !Nodes.isStandard(node)) {
            return Optional.of(kept.get(node.getOpType()));
        }
        if (!KNOWN_DOMAINS.contains(domain) && !domain.startsWith("com.microsoft.")) {
            return Optional.of("operators of the domain %s are not known".formatted(domain));
        }
        if (node.getOutputCount() > 0
                && Blocked.is(graph, node.getOutput(0))
                && Patterns.plain(graph, node).isPresent()) {
            return Optional.of(Blocked.REASON);
        }
        return Fused.reason(node).or(() -> Smooth.reason(node)).or(() -> bound(graph, node));
    }

    /** A clamp whose bounds are no constants, or differ from unit to unit. */
    private static Optional<String> bound(Graph graph, NodeProto node) {
        if (Nodes.is(node, "Clip")) {
            boolean computed = isComputed(graph, node, 1);
            return computed && !new Attributes(node).has("min")
                    ? Optional.of("its lower bound is computed")
                    : Optional.empty();
        }
        if (!Nodes.is(node, "Max") && !Nodes.is(node, "Min")) {
            return Optional.empty();
        }
        long constants =
                node.getInputList().stream()
                        .flatMap(input -> Constant.tensor(graph, input).stream())
                        .filter(tensor -> tensor.kind().isFloating())
                        .filter(tensor -> tensor.size() > 1)
                        .count();
        boolean one = constants == 1 && node.getInputCount() == 2;
        return one && Clamp.of(graph, node).isEmpty()
                ? Optional.of("its bound differs from unit to unit")
                : Optional.empty();
    }

    private static boolean isComputed(Graph graph, NodeProto node, int input) {
        return input < node.getInputCount()
                && !node.getInput(input).isEmpty()
                && Constant.tensor(graph, node.getInput(input)).isEmpty();
    }
}
