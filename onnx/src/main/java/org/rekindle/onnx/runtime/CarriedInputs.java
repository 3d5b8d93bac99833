package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.Map;
import org.rekindle.onnx.model.ElementKind;

/**
 * A model whose inputs are all of types that ONNX Runtime's Java interface can feed. Unsigned whole
 * numbers of 16 to 64 bits are fed as wider signed ones, and cast in the graph.
 *
 * @param model with a Cast behind each input of those types
 * @param fed what to feed for an input that was replaced, by its name
 */
record CarriedInputs(ModelProto model, Map<String, String> fed) {
    private static final String PREFIX = "rekindle_fed_";

    /** The type that carries the numbers of another. */
    static ElementKind carrier(ElementKind kind) {
        return switch (kind) {
            case UINT16 -> ElementKind.INT32;
            case UINT32, UINT64 -> ElementKind.INT64;
            default -> kind;
        };
    }

    static CarriedInputs of(ModelProto model) {
        Map<String, String> fed = new HashMap<>();
        GraphProto.Builder graph = model.getGraph().toBuilder().clearNode();
        for (int i = 0; i < graph.getInputCount(); i++) {
            ValueInfoProto input = graph.getInput(i);
            int type = input.getType().getTensorType().getElemType();
            ElementKind kind = ElementKind.of(type).orElse(ElementKind.FLOAT);
            ElementKind carrier = carrier(kind);
            if (carrier != kind) {
                String name = PREFIX + input.getName();
                fed.put(input.getName(), name);
                graph.addNode(cast(name, input.getName(), kind));
                ValueInfoProto.Builder carried = input.toBuilder().setName(name);
                carried.getTypeBuilder().getTensorTypeBuilder().setElemType(carrier.dataType());
                graph.setInput(i, carried);
            }
        }
        return fed.isEmpty()
                ? new CarriedInputs(model, fed)
                : new CarriedInputs(
                        model.toBuilder()
                                .setGraph(graph.addAllNode(model.getGraph().getNodeList()))
                                .build(),
                        fed);
    }

    private static NodeProto cast(String from, String to, ElementKind kind) {
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .setName(from)
                .addInput(from)
                .addOutput(to)
                .addAttribute(
                        AttributeProto.newBuilder()
                                .setName("to")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(kind.dataType()))
                .build();
    }
}
