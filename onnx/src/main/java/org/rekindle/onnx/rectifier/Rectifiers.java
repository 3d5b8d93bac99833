package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;

/** Finds activations. */
public final class Rectifiers {
    private final List<Rectifier> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Finder finder;

    private Rectifiers(Finder finder) {
        this.finder = finder;
    }

    /** What a node of one graph computes. */
    private interface Recognition {
        Optional<Pattern> of(NodeProto node);
    }

    /** The recognition within a graph. */
    private interface Finder {
        Recognition in(Graph graph);
    }

    /** All rectifiers of a model in the order of its nodes, those in subgraphs included. */
    public static List<Rectifier> of(Model model) {
        return all(
                model,
                graph -> {
                    Origin origin = new Origin(graph);
                    return node -> Patterns.rectifier(graph, origin, node);
                });
    }

    /**
     * The smooth activations of a model, such as SiLU and sigmoid, in the order of its nodes. They
     * are no rectifiers: no unit of theirs is dead, but it can be saturated.
     */
    public static List<Rectifier> smooth(Model model) {
        return all(model, graph -> node -> Smooth.of(graph, node));
    }

    private static List<Rectifier> all(Model model, Finder finder) {
        Rectifiers rectifiers = new Rectifiers(finder);
        rectifiers.addAll(model.graph(), false);
        return List.copyOf(rectifiers.found);
    }

    private void addAll(Graph graph, boolean nested) {
        IdentityHashMap<NodeProto, Pattern> patterns = patterns(graph);
        for (NodeProto node : graph.nodes()) {
            Pattern pattern = patterns.get(node);
            if (pattern != null) {
                Optional<Blocks> blocks = blocks(graph, node);
                if (blocks.isPresent() || !isBlocked(graph, node)) {
                    found.add(new Rectifier(unique(node), node, graph, nested, pattern, blocks));
                }
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                addAll(graph.subgraph(inner), true);
            }
        }
    }

    /** From the last node on, so that one within a pattern is not taken for another one. */
    private IdentityHashMap<NodeProto, Pattern> patterns(Graph graph) {
        Recognition recognition = finder.in(graph);
        Set<NodeProto> covered = Collections.newSetFromMap(new IdentityHashMap<>());
        IdentityHashMap<NodeProto, Pattern> patterns = new IdentityHashMap<>();
        List<NodeProto> backwards = new ArrayList<>(graph.nodes());
        Collections.reverse(backwards);
        for (NodeProto node : backwards) {
            if (!covered.contains(node)) {
                Optional<Pattern> pattern = recognition.of(node);
                if (pattern.isPresent()) {
                    patterns.put(node, pattern.get());
                    covered.addAll(pattern.get().inner());
                }
            }
        }
        return patterns;
    }

    private static boolean isBlocked(Graph graph, NodeProto node) {
        return node.getOutputCount() > 0 && Blocked.is(graph, node.getOutput(0));
    }

    private static Optional<Blocks> blocks(Graph graph, NodeProto node) {
        return isBlocked(graph, node)
                ? BlockedChannels.of(graph, node.getOutput(0))
                : Optional.empty();
    }

    /** Names of nodes need not be unique in ONNX, but those of values are, within their graph. */
    private String unique(NodeProto node) {
        String name = Nodes.name(node);
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "#" + i;
        }
        return free;
    }
}
