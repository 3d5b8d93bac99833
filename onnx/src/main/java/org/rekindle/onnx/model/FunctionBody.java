package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes of a function as one of its calls runs them: its inputs and outputs are those of the
 * call, other values get names of their own behind that of the call, and attributes are those that
 * the call gives, or the function's defaults.
 */
final class FunctionBody {
    private final NodeProto call;
    private final FunctionProto function;
    private final UniqueNames names;
    private final String prefix;
    private final Scope scope = new Scope(null);
    private final List<NodeProto> nodes = new ArrayList<>();

    private FunctionBody(NodeProto call, FunctionProto function, UniqueNames names) {
        this.call = call;
        this.function = function;
        this.names = names;
        this.prefix = Nodes.name(call) + "/";
    }

    /**
     * The nodes to put in the place of a call.
     *
     * @throws ModelException when call and function do not fit
     */
    static List<NodeProto> of(NodeProto call, FunctionProto function, UniqueNames names) {
        FunctionBody body = new FunctionBody(call, function, names);
        body.bindInputs();
        body.bindOutputs();
        for (NodeProto node : function.getNodeList()) {
            body.nodes.add(body.named(node, body.scope));
        }
        return body.nodes;
    }

    private void bindInputs() {
        check(call.getInputCount(), function.getInputCount(), "inputs");
        for (int i = 0; i < function.getInputCount(); i++) {
            scope.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
        }
    }

    private void bindOutputs() {
        check(call.getOutputCount(), function.getOutputCount(), "outputs");
        Set<String> computed = new HashSet<>();
        function.getNodeList().forEach(node -> computed.addAll(node.getOutputList()));
        List<NodeProto> passedOn = new ArrayList<>();
        for (int i = 0; i < call.getOutputCount(); i++) {
            String there = call.getOutput(i);
            String name = function.getOutput(i);
            String source = scope.find(name);
            if (there.isEmpty()) {
                continue;
            }
            if (source == null && computed.contains(name)) {
                scope.put(name, there);
            } else if (source == null || source.isEmpty()) {
                throw new ModelException(
                        "%s wants the output \"%s\" of the function \"%s\", which computes none of that name"
                                .formatted(Nodes.title(call), name, function.getName()));
            } else {
                passedOn.add(identity(source, there));
            }
        }
        for (String name : computed) {
            if (!name.isEmpty() && scope.find(name) == null) {
                scope.put(name, names.like(prefix + name));
            }
        }
        nodes.addAll(passedOn);
    }

    /** An output that is an input as it came, or another output once more. */
    private NodeProto identity(String from, String to) {
        return NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(prefix + to)
                .addInput(from)
                .addOutput(to)
                .build();
    }

    private void check(int given, int most, String what) {
        if (given > most) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d %s, but the function \"%s\" has %d",
                            Nodes.title(call),
                            given,
                            what,
                            function.getName(),
                            most));
        }
    }

    private NodeProto named(NodeProto node, Scope around) {
        NodeProto.Builder named =
                node.toBuilder()
                        .clearInput()
                        .clearOutput()
                        .clearAttribute()
                        .setName(prefix + Nodes.name(node));
        List<String> inputs = new ArrayList<>();
        node.getInputList().forEach(name -> inputs.add(there(name, around)));
        while (!inputs.isEmpty() && inputs.get(inputs.size() - 1).isEmpty()) {
            inputs.remove(inputs.size() - 1);
        }
        named.addAllInput(inputs);
        node.getOutputList().forEach(name -> named.addOutput(there(name, around)));
        for (AttributeProto attribute : node.getAttributeList()) {
            given(attribute, around).ifPresent(named::addAttribute);
        }
        return named.build();
    }

    /** A name that means nothing here must not come to mean something where it is put. */
    private String there(String name, Scope around) {
        String there = name.isEmpty() ? "" : around.find(name);
        return there == null ? prefix + name : there;
    }

    /** The attribute itself, or what it refers to: that of the call, or the function's default. */
    private Optional<AttributeProto> given(AttributeProto attribute, Scope around) {
        String wanted = attribute.getRefAttrName();
        if (wanted.isEmpty()) {
            return Optional.of(named(attribute, around));
        }
        // Graphs that the call gives have the names of its place already.
        return find(call.getAttributeList(), wanted)
                .or(
                        () ->
                                find(function.getAttributeProtoList(), wanted)
                                        .map(found -> named(found, scope)))
                .map(found -> found.toBuilder().setName(attribute.getName()).build());
    }

    private static Optional<AttributeProto> find(List<AttributeProto> attributes, String name) {
        return attributes.stream().filter(there -> there.getName().equals(name)).findFirst();
    }

    private AttributeProto named(AttributeProto attribute, Scope around) {
        if (!attribute.hasG() && attribute.getGraphsCount() == 0) {
            return attribute;
        }
        AttributeProto.Builder named = attribute.toBuilder().clearGraphs();
        if (attribute.hasG()) {
            named.setG(named(attribute.getG(), around));
        }
        attribute.getGraphsList().forEach(graph -> named.addGraphs(named(graph, around)));
        return named.build();
    }

    private GraphProto named(GraphProto graph, Scope around) {
        Scope inner = new Scope(around);
        graph.getInputList().forEach(input -> define(input.getName(), inner));
        graph.getInitializerList().forEach(tensor -> define(tensor.getName(), inner));
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            define(tensor.getValues().getName(), inner);
        }
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(name -> define(name, inner));
        }
        GraphProto.Builder named =
                graph.toBuilder()
                        .clearInput()
                        .clearOutput()
                        .clearNode()
                        .clearInitializer()
                        .clearSparseInitializer()
                        .clearValueInfo()
                        .clearQuantizationAnnotation();
        graph.getInputList().forEach(value -> named.addInput(named(value, inner)));
        graph.getOutputList().forEach(value -> named.addOutput(named(value, inner)));
        graph.getNodeList().forEach(node -> named.addNode(named(node, inner)));
        for (TensorProto tensor : graph.getInitializerList()) {
            named.addInitializer(tensor.toBuilder().setName(there(tensor.getName(), inner)));
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            SparseTensorProto.Builder sparse = tensor.toBuilder();
            sparse.getValuesBuilder().setName(there(tensor.getValues().getName(), inner));
            named.addSparseInitializer(sparse);
        }
        return named.build();
    }

    private void define(String name, Scope inner) {
        if (!name.isEmpty()) {
            inner.put(name, names.like(prefix + name));
        }
    }

    private ValueInfoProto named(ValueInfoProto value, Scope inner) {
        return value.toBuilder().setName(there(value.getName(), inner)).build();
    }
}
