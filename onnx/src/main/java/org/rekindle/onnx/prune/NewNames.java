package org.rekindle.onnx.prune;

import java.util.HashSet;
import java.util.Set;
import org.rekindle.onnx.model.Graph;

/** Names that no value of a graph has. */
final class NewNames {
    private final Set<String> taken = new HashSet<>();

    NewNames(Graph graph) {
        take(graph);
    }

    private void take(Graph graph) {
        graph.proto().getInputList().forEach(input -> taken.add(input.getName()));
        graph.proto().getInitializerList().forEach(tensor -> taken.add(tensor.getName()));
        graph.nodes()
                .forEach(
                        node -> {
                            taken.addAll(node.getOutputList());
                            Graph.subgraphs(node).forEach(inner -> take(graph.subgraph(inner)));
                        });
    }

    /** The wanted name, or that with marks at its end. */
    String fresh(String wanted) {
        String free = wanted;
        while (!taken.add(free)) {
            free += "_";
        }
        return free;
    }
}
