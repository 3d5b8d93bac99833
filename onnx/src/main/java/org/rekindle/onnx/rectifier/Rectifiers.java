package org.rekindle.onnx.rectifier;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;

/** Finds rectifiers. */
public final class Rectifiers {
    private final List<Rectifier> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Rectifiers() {}

    /** All rectifiers of a model in the order of its nodes, those in subgraphs included. */
    public static List<Rectifier> of(Model model) {
        Rectifiers rectifiers = new Rectifiers();
        rectifiers.addAll(model.graph(), false);
        return List.copyOf(rectifiers.found);
    }

    private void addAll(Graph graph, boolean nested) {
        for (NodeProto node : graph.nodes()) {
            Optional<RectifierShape> shape = RectifierShape.of(graph, node);
            if (shape.isPresent()) {
                found.add(new Rectifier(unique(node), node, graph, nested, shape.get()));
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                addAll(graph.subgraph(inner), true);
            }
        }
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
