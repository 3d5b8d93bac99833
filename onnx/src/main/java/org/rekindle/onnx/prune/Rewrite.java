package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;

/** Writes a new model as a plan says. */
final class Rewrite {
    private final Graph graph;
    private final NewNames names;
    private final NewConstants constants;
    private final ChangedNodes changes;
    private final Adapters adapters;
    private final Adapters.Added added = new Adapters.Added(new ArrayList<>(), new ArrayList<>());
    private final Map<String, String> renamed = new HashMap<>();

    private Rewrite(Model model, Plan plan, Sizes sizes) {
        this.graph = model.graph();
        this.names = new NewNames(graph);
        this.constants = new NewConstants(graph, plan, names);
        this.changes = new ChangedNodes(graph, plan, constants, sizes, names, model.opset());
        this.adapters = new Adapters(plan, sizes, names, model.opset());
    }

    /** The same model where the plan is empty. */
    static ModelProto of(Model model, Plan plan, Sizes sizes) {
        if (plan.losses().isEmpty()) {
            return model.proto();
        }
        Rewrite rewrite = new Rewrite(model, plan, sizes);
        return model.proto().toBuilder().setGraph(rewrite.graph()).build();
    }

    private GraphProto graph() {
        GraphProto before = graph.proto();
        for (NodeProto node : graph.nodes()) {
            write(node);
        }
        GraphProto.Builder after =
                before.toBuilder().clearNode().clearInitializer().clearInput().clearValueInfo();
        Map<String, TensorProto> replaced = constants.replaced();
        for (TensorProto tensor : before.getInitializerList()) {
            after.addInitializer(replaced.getOrDefault(tensor.getName(), tensor));
        }
        after.addAllInitializer(constants.added()).addAllInitializer(added.constants());
        for (ValueInfoProto input : before.getInputList()) {
            TensorProto tensor = replaced.get(input.getName());
            after.addInput(tensor == null ? input : shaped(input, tensor.getDimsList()));
        }
        for (ValueInfoProto value : before.getValueInfoList()) {
            if (!adapters.shrinks(value.getName()) && !replaced.containsKey(value.getName())) {
                after.addValueInfo(value);
            }
        }
        return Unread.removed(graph, after.addAllNode(added.nodes()).build());
    }

    /** A node, after what it needs and before what its results need. */
    private void write(NodeProto node) {
        NodeProto changed = changes.of(node, added);
        NodeProto.Builder written = changed.toBuilder();
        for (int input = 0; input < changed.getInputCount(); input++) {
            String value = changed.getInput(input);
            if (!value.isEmpty()) {
                String name = renamed.getOrDefault(value, value);
                written.setInput(
                        input, adapters.adapt(value, name, Removal.id(node), input, added));
            }
        }
        List<String> outputs = new ArrayList<>();
        for (int output = 0; output < node.getOutputCount(); output++) {
            String value = node.getOutput(output);
            if (graph.isOutput(value) && adapters.shrinks(value)) {
                String smaller = names.fresh(value + ".pruned");
                renamed.put(value, smaller);
                written.setOutput(output, smaller);
                outputs.add(value);
            }
        }
        changes.finish(node, written.build(), added);
        for (String value : outputs) {
            String whole = adapters.adapt(value, renamed.getOrDefault(value, value), "", 0, added);
            added.nodes().add(NewNodes.node("Identity", value, List.of(whole)));
        }
    }

    private static ValueInfoProto shaped(ValueInfoProto value, List<Long> dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        dims.forEach(dim -> shape.addDimBuilder().setDimValue(dim));
        ValueInfoProto.Builder changed = value.toBuilder();
        changed.getTypeBuilder().getTensorTypeBuilder().setShape(shape);
        return changed.build();
    }
}
