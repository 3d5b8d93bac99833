package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model in which the bodies of its own functions stand in the place of their calls, so that every
 * reader sees plain nodes. A function whose operator sets mean something else than the model's
 * stays.
 */
final class InlinedFunctions {
    /** Exporters nest functions a few deep: a module, its parts, an operator of theirs. */
    private static final int DEEPEST = 64;

    /** What ONNX allows in one file. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private final Map<FunctionKey, FunctionProto> functions = new HashMap<>();
    private final OperatorSets sets;
    private final UniqueNames names;
    private final Set<FunctionKey> calling = new LinkedHashSet<>();
    private final List<KeptCall> kept = new ArrayList<>();
    private int steps;
    private long bytes;

    private InlinedFunctions(ModelProto model) {
        for (FunctionProto function : model.getFunctionsList()) {
            if (functions.put(FunctionKey.of(function), function) != null) {
                throw new ModelException(
                        "it defines the function \"%s\" twice".formatted(function.getName()));
            }
        }
        sets = new OperatorSets(model.getOpsetImportList());
        names = new UniqueNames(model.getGraph());
    }

    /**
     * The model without calls, and the calls that stay.
     *
     * @param kept in the order of the nodes
     */
    record Result(ModelProto model, List<KeptCall> kept) {}

    /**
     * Puts the bodies in place.
     *
     * @throws ModelException when functions call themselves, do not fit their calls, or grow beyond
     *     measure
     */
    static Result of(ModelProto model) {
        if (model.getFunctionsCount() == 0) {
            return new Result(model, List.of());
        }
        InlinedFunctions inlined = new InlinedFunctions(model);
        ModelProto.Builder plain =
                model.toBuilder()
                        .setGraph(inlined.graph(model.getGraph()))
                        .clearOpsetImport()
                        .addAllOpsetImport(inlined.sets.imports());
        if (inlined.kept.isEmpty()) {
            plain.clearFunctions();
        }
        return new Result(plain.build(), List.copyOf(inlined.kept));
    }

    private GraphProto graph(GraphProto graph) {
        GraphProto.Builder plain = graph.toBuilder().clearNode();
        graph.getNodeList().forEach(node -> put(node, plain));
        return plain.build();
    }

    private void put(NodeProto node, GraphProto.Builder into) {
        FunctionProto function = functions.get(FunctionKey.of(node));
        if (function == null) {
            add(node, into);
            return;
        }
        Optional<String> difference = sets.difference(function, functions.keySet());
        if (difference.isPresent()) {
            kept.add(new KeptCall(Nodes.name(node), node.getOpType(), difference.get()));
            add(node, into);
            return;
        }
        call(node, function, into);
    }

    private void call(NodeProto call, FunctionProto function, GraphProto.Builder into) {
        FunctionKey key = FunctionKey.of(function);
        if (calling.contains(key)) {
            throw new ModelException(
                    "its function \"%s\" calls itself, which ONNX does not allow"
                            .formatted(function.getName()));
        }
        if (calling.size() >= DEEPEST) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "its functions call one another more than %d deep",
                            DEEPEST));
        }
        step(0);
        calling.add(key);
        FunctionBody.of(call, function, names).forEach(node -> put(node, into));
        calling.remove(key);
    }

    private void add(NodeProto node, GraphProto.Builder into) {
        NodeProto.Builder plain = node.toBuilder();
        boolean changed = false;
        long inner = 0;
        for (int i = 0; i < node.getAttributeCount(); i++) {
            AttributeProto attribute = node.getAttribute(i);
            if (attribute.hasG() || attribute.getGraphsCount() > 0) {
                inner += attribute.getSerializedSize();
                plain.setAttribute(i, plain(attribute));
                changed = true;
            }
        }
        step(node.getSerializedSize() - inner);
        into.addNode(changed ? plain.build() : node);
    }

    private AttributeProto plain(AttributeProto attribute) {
        AttributeProto.Builder plain = attribute.toBuilder().clearGraphs();
        if (attribute.hasG()) {
            plain.setG(graph(attribute.getG()));
        }
        attribute.getGraphsList().forEach(graph -> plain.addGraphs(graph(graph)));
        return plain.build();
    }

    private void step(long size) {
        steps++;
        bytes += size;
        if (steps > GraphCheck.MOST_NODES || bytes > MOST_BYTES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "with its functions in the place of their calls, it has more than %,d nodes or 2 GB, which no network needs",
                            GraphCheck.MOST_NODES));
        }
    }
}
