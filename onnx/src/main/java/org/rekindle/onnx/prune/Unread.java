package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.model.Graph;

/** Takes out nodes and constants that were read before a change and are no longer. */
final class Unread {
    private Unread() {}

    static GraphProto removed(Graph before, GraphProto after) {
        Set<String> read = new HashSet<>();
        after.getOutputList().forEach(output -> read.add(output.getName()));
        List<NodeProto> kept = new ArrayList<>();
        List<NodeProto> nodes = new ArrayList<>(after.getNodeList());
        Collections.reverse(nodes);
        for (NodeProto node : nodes) {
            boolean needed =
                    node.getOutputList().stream()
                            .anyMatch(value -> read.contains(value) || wasUnread(before, value));
            if (needed || node.getOutputCount() == 0) {
                kept.add(node);
                read.addAll(Graph.reads(node));
            }
        }
        Collections.reverse(kept);
        GraphProto.Builder cleaned = after.toBuilder().clearNode().clearInitializer();
        Set<String> inputs = new HashSet<>();
        after.getInputList().forEach(input -> inputs.add(input.getName()));
        after.getInitializerList().stream()
                .filter(
                        tensor ->
                                read.contains(tensor.getName())
                                        || inputs.contains(tensor.getName())
                                        || wasUnread(before, tensor.getName()))
                .forEach(cleaned::addInitializer);
        return cleaned.addAllNode(kept).build();
    }

    /** Whether nothing in the old model read the only result of a node. */
    private static boolean wasUnread(Graph before, String value) {
        boolean there =
                before.producer(value).map(node -> node.getOutputCount() == 1).orElse(false)
                        || before.constantProto(value).isPresent();
        return there && before.consumers(value).isEmpty() && !before.isOutput(value);
    }
}
