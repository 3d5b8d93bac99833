package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * A node's attributes by name, with the defaults that ONNX gives them.
 *
 * @param node whose they are
 */
public record Attributes(NodeProto node) {

    /** An integer, or the default. */
    public long integer(String name, long otherwise) {
        return find(name).map(AttributeProto::getI).orElse(otherwise);
    }

    /** A float, or the default. */
    public float number(String name, float otherwise) {
        return find(name).map(AttributeProto::getF).orElse(otherwise);
    }

    /** A text, or the default. */
    public String text(String name, String otherwise) {
        return find(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
    }

    /** A list of integers; empty when it is not there. */
    public List<Long> integers(String name) {
        return find(name).map(AttributeProto::getIntsList).orElse(List.of());
    }

    /** A list of floats; empty when it is not there. */
    public List<Float> numbers(String name) {
        return find(name).map(AttributeProto::getFloatsList).orElse(List.of());
    }

    /** A tensor, if there is one. */
    public Optional<TensorProto> tensor(String name) {
        return find(name).filter(AttributeProto::hasT).map(AttributeProto::getT);
    }

    /** Whether the node has the attribute. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<AttributeProto> find(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}
