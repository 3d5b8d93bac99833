package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked graph, or a subgraph of one: who computes what, and who reads it. */
public final class Graph {
    private final GraphProto proto;
    private final @Nullable Graph outer;
    private final List<NodeProto> nodes;
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, Optional<Tensor>> decoded = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    /** Longer chains of nodes that pass a constant on are of no exporter. */
    private static final int LONGEST_CHAIN = 32;

    /**
     * Of a graph whose names and order {@link GraphCheck} has found to be sound.
     *
     * @param nodes those of the graph, each after those that it reads from
     * @param outer the graph around it, whose values it may read
     */
    Graph(GraphProto proto, List<NodeProto> nodes, @Nullable Graph outer) {
        this.proto = proto;
        this.nodes = List.copyOf(nodes);
        this.outer = outer;
        proto.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        proto.getOutputList().forEach(output -> outputs.add(output.getName()));
        for (NodeProto node : nodes) {
            node.getOutputList().forEach(name -> producers.put(name, node));
            for (String name : reads(node)) {
                consumers.computeIfAbsent(name, key -> new ArrayList<>()).add(node);
            }
            if (node.getOpType().equals("Constant")) {
                Constants.value(node).ifPresent(tensor -> constants.put(node.getOutput(0), tensor));
            }
        }
    }

    /** The graph as it was read. */
    public GraphProto proto() {
        return proto;
    }

    /** The graph around it, whose values it may read; empty for a model's own. */
    public Optional<Graph> outer() {
        return Optional.ofNullable(outer);
    }

    /** The nodes, each after those that it reads from. */
    public List<NodeProto> nodes() {
        return nodes;
    }

    /** What the caller must give: inputs that have no initializer. */
    public List<ValueInfoProto> inputs() {
        return proto.getInputList().stream()
                .filter(input -> !constants.containsKey(input.getName()))
                .toList();
    }

    /** The inputs that need not be given, because an initializer stands for them. */
    public List<String> defaultedInputs() {
        return proto.getInputList().stream()
                .map(ValueInfoProto::getName)
                .filter(constants::containsKey)
                .toList();
    }

    /** The same graph without the initializers that some of its inputs have. */
    Graph withoutDefaults() {
        Set<String> defaulted = new HashSet<>(defaultedInputs());
        if (defaulted.isEmpty()) {
            return this;
        }
        GraphProto.Builder bare = proto.toBuilder().clearInitializer();
        proto.getInitializerList().stream()
                .filter(tensor -> !defaulted.contains(tensor.getName()))
                .forEach(bare::addInitializer);
        return new Graph(bare.build(), nodes, outer);
    }

    /** Whether the value is an output of this graph. */
    public boolean isOutput(String value) {
        return outputs.contains(value);
    }

    /** The node of this graph that computes a value. */
    public Optional<NodeProto> producer(String value) {
        return Optional.ofNullable(producers.get(value));
    }

    /** The nodes of this graph that read a value, by themselves or in a subgraph; once each. */
    public List<NodeProto> consumers(String value) {
        return consumers.getOrDefault(value, List.of());
    }

    /** A constant as it lies in the file; {@link #constant} gives its numbers. */
    public Optional<TensorProto> constantProto(String value) {
        TensorProto tensor = constants.get(value);
        if (tensor != null) {
            return Optional.of(tensor);
        }
        return outer == null || producers.containsKey(value)
                ? Optional.empty()
                : outer.constantProto(value);
    }

    /**
     * A value that does not depend on the input: an initializer, what a Constant gives, or what
     * nodes make of those that only pass them on, such as Identity, Cast, Reshape and
     * DequantizeLinear.
     */
    public Optional<Tensor> constant(String value) {
        return constant(value, LONGEST_CHAIN);
    }

    private Optional<Tensor> constant(String value, int steps) {
        Optional<Tensor> known = decoded.get(value);
        if (known != null) {
            return known;
        }
        TensorProto tensor = constants.get(value);
        NodeProto producer = producers.get(value);
        if (tensor == null && producer == null) {
            return outer == null ? Optional.empty() : outer.constant(value, steps);
        }
        if (tensor == null && steps == 0) {
            return Optional.empty();
        }
        Optional<Tensor> found =
                producer == null || tensor != null
                        ? Optional.ofNullable(tensor).flatMap(Tensor::of)
                        : ConstantFolding.of(producer, input -> input(producer, input, steps - 1));
        decoded.put(value, found);
        return found;
    }

    private Optional<Tensor> input(NodeProto node, int index, int steps) {
        return index < node.getInputCount() && !node.getInput(index).isEmpty()
                ? constant(node.getInput(index), steps)
                : Optional.empty();
    }

    /** The constant that is a node's input of that number, if it has one. */
    public Optional<Tensor> constantInput(NodeProto node, int index) {
        return index < node.getInputCount() ? constant(node.getInput(index)) : Optional.empty();
    }

    /** The graph within a node's attribute. */
    public Graph subgraph(GraphProto inner) {
        return new Graph(inner, GraphCheck.sorted(inner), this);
    }

    /** The graphs within a node's attributes, in order. */
    public static List<GraphProto> subgraphs(NodeProto node) {
        List<GraphProto> graphs = new ArrayList<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                graphs.add(attribute.getG());
            }
            graphs.addAll(attribute.getGraphsList());
        }
        return graphs;
    }

    /** What a node reads from its own graph or from those around it, its subgraphs included. */
    public static Set<String> reads(NodeProto node) {
        Set<String> names = new HashSet<>(node.getInputList());
        names.remove("");
        for (GraphProto inner : subgraphs(node)) {
            names.addAll(captures(inner));
        }
        return names;
    }

    private static Set<String> captures(GraphProto graph) {
        Set<String> read = new HashSet<>();
        Set<String> own = new HashSet<>();
        graph.getInputList().forEach(input -> own.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> own.add(tensor.getName()));
        graph.getSparseInitializerList().forEach(tensor -> own.add(tensor.getValues().getName()));
        for (NodeProto node : graph.getNodeList()) {
            read.addAll(reads(node));
            own.addAll(node.getOutputList());
        }
        graph.getOutputList().forEach(output -> read.add(output.getName()));
        read.removeAll(own);
        return read;
    }
}
