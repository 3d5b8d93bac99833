package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;

/** Writes a new model as a plan says. */
final class Rewrite {
    private final Model model;
    private final Plan plan;
    private final NewConstants constants;

    private Rewrite(Model model, Plan plan) {
        this.model = model;
        this.plan = plan;
        this.constants = new NewConstants(model.graph(), plan);
    }

    static ModelProto of(Model model, Plan plan) {
        Rewrite rewrite = new Rewrite(model, plan);
        return model.proto().toBuilder().setGraph(rewrite.graph()).build();
    }

    private GraphProto graph() {
        GraphProto before = model.proto().getGraph();
        GraphProto.Builder after =
                before.toBuilder().clearNode().clearInitializer().clearInput().clearValueInfo();
        Map<String, TensorProto> changed = constants.changed();
        for (TensorProto tensor : before.getInitializerList()) {
            after.addInitializer(changed.getOrDefault(tensor.getName(), tensor));
        }
        for (ValueInfoProto input : before.getInputList()) {
            TensorProto tensor = changed.get(input.getName());
            after.addInput(tensor == null ? input : shaped(input, tensor.getDimsList()));
        }
        for (ValueInfoProto value : before.getValueInfoList()) {
            if (!plan.resized().contains(value.getName())
                    && !changed.containsKey(value.getName())) {
                after.addValueInfo(value);
            }
        }
        for (NodeProto node : model.graph().nodes()) {
            NodeProto rewritten = node(node);
            NewBias bias = node.getOutputCount() == 0 ? null : constants.biasOf(rewritten);
            if (bias == null) {
                after.addNode(rewritten);
            } else {
                after.addInitializer(bias.values());
                after.addAllNode(bias.nodes());
            }
        }
        return after.build();
    }

    private NodeProto node(NodeProto node) {
        if (node.getOutputCount() == 0) {
            return node;
        }
        String output = node.getOutput(0);
        TensorProto constant = constants.changed().get(output);
        if (Nodes.is(node, "Constant") && constant != null) {
            AttributeProto value =
                    AttributeProto.newBuilder()
                            .setName("value")
                            .setType(AttributeProto.AttributeType.TENSOR)
                            .setT(constant)
                            .build();
            return node.toBuilder().clearAttribute().addAttribute(value).build();
        }
        for (Map.Entry<Place, SortedSet<Integer>> loss : plan.losses().entrySet()) {
            if (loss.getKey() instanceof Place.Groups groups && groups.name().equals(output)) {
                return withGroups(node, groups.size() - loss.getValue().size());
            }
        }
        return node;
    }

    private static NodeProto withGroups(NodeProto node, long groups) {
        NodeProto.Builder changed = node.toBuilder();
        for (AttributeProto.Builder attribute : changed.getAttributeBuilderList()) {
            if (attribute.getName().equals("group")) {
                attribute.setI(groups);
            }
        }
        return changed.build();
    }

    private static ValueInfoProto shaped(ValueInfoProto value, List<Long> dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        dims.forEach(dim -> shape.addDimBuilder().setDimValue(dim));
        ValueInfoProto.Builder changed = value.toBuilder();
        changed.getTypeBuilder().getTensorTypeBuilder().setShape(shape);
        return changed.build();
    }
}
