package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks a graph's names: each value is computed once, from values that exist, without a circle.
 */
final class GraphCheck {
    /** No published network comes near this; a file that does is an attack or a mistake. */
    static final int MOST_NODES = 200_000;

    private static final int DEEPEST = 16;

    private int nodes;

    /**
     * Checks a graph and those within it.
     *
     * @throws ModelException when something is wrong
     */
    static void check(GraphProto graph) {
        new GraphCheck().check(graph, Set.of(), 0);
    }

    private void check(GraphProto graph, Set<String> around, int depth) {
        if (depth > DEEPEST) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT, "graphs lie more than %d deep in one another", DEEPEST));
        }
        nodes += graph.getNodeCount();
        if (nodes > MOST_NODES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "it has more than %,d nodes, which no network needs",
                            MOST_NODES));
        }
        Set<String> visible = new HashSet<>(around);
        graph.getInitializerList().forEach(tensor -> visible.add(tensor.getName()));
        graph.getSparseInitializerList()
                .forEach(tensor -> visible.add(tensor.getValues().getName()));
        for (ValueInfoProto input : graph.getInputList()) {
            visible.add(input.getName());
        }
        Set<String> computed = new HashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            for (String output : node.getOutputList()) {
                if (!output.isEmpty() && !computed.add(output)) {
                    throw new ModelException(
                            "the value \"%s\" is computed twice".formatted(output));
                }
            }
        }
        visible.addAll(computed);
        for (NodeProto node : graph.getNodeList()) {
            Arity.check(node);
            for (String input : node.getInputList()) {
                if (!input.isEmpty() && !visible.contains(input)) {
                    throw new ModelException(
                            "%s reads \"%s\", which nothing computes"
                                    .formatted(Nodes.title(node), input));
                }
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                check(inner, visible, depth + 1);
            }
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!visible.contains(output.getName())) {
                throw new ModelException(
                        "the output \"%s\" is computed by no node".formatted(output.getName()));
            }
        }
        sorted(graph);
    }

    /**
     * The nodes, each after those that it reads from; those that are in order already stay so.
     *
     * @throws ModelException when some go round in a circle
     */
    static List<NodeProto> sorted(GraphProto graph) {
        List<NodeProto> all = graph.getNodeList();
        Map<String, Integer> producer = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (String output : all.get(i).getOutputList()) {
                producer.put(output, i);
            }
        }
        int[] waitsFor = new int[all.size()];
        List<List<Integer>> readers = new ArrayList<>();
        all.forEach(node -> readers.add(new ArrayList<>()));
        boolean inOrder = true;
        for (int i = 0; i < all.size(); i++) {
            for (String name : Graph.reads(all.get(i))) {
                Integer from = producer.get(name);
                if (from != null) {
                    readers.get(from).add(i);
                    waitsFor[i]++;
                    inOrder &= from < i;
                }
            }
        }
        return inOrder ? all : afterThoseTheyRead(all, waitsFor, readers);
    }

    private static List<NodeProto> afterThoseTheyRead(
            List<NodeProto> all, int[] waitsFor, List<List<Integer>> readers) {
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        List<NodeProto> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(all.get(next));
            for (int reader : readers.get(next)) {
                if (--waitsFor[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] > 0) {
                throw new ModelException(
                        "the graph goes round in a circle through %s"
                                .formatted(Nodes.title(all.get(i))));
            }
        }
        return sorted;
    }
}
