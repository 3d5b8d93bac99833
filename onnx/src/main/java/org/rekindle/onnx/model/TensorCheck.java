package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Locale;

/**
 * Checks every constant in a graph: what lies in other files is read in, and each constant must
 * hold as many bytes as its shape declares.
 */
final class TensorCheck {
    private final ExternalData external;

    TensorCheck(ExternalData external) {
        this.external = external;
    }

    /**
     * The model with all its constants inside, those of its functions included.
     *
     * @throws ModelException when one is not what it declares
     */
    ModelProto check(ModelProto model) {
        ModelProto.Builder checked = model.toBuilder().setGraph(check(model.getGraph()));
        for (int i = 0; i < model.getFunctionsCount(); i++) {
            checked.setFunctions(i, check(model.getFunctions(i)));
        }
        return checked.build();
    }

    private FunctionProto check(FunctionProto function) {
        FunctionProto.Builder checked = function.toBuilder();
        for (int i = 0; i < function.getNodeCount(); i++) {
            checked.setNode(i, check(function.getNode(i)));
        }
        return checked.build();
    }

    private GraphProto check(GraphProto graph) {
        GraphProto.Builder checked = graph.toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto tensor = graph.getInitializer(i);
            checked.setInitializer(i, check(tensor, tensor.getName()));
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            checked.setNode(i, check(graph.getNode(i)));
        }
        return checked.build();
    }

    private NodeProto check(NodeProto node) {
        NodeProto.Builder checked = node.toBuilder();
        for (int i = 0; i < node.getAttributeCount(); i++) {
            checked.setAttribute(i, check(node.getAttribute(i), Nodes.name(node)));
        }
        return checked.build();
    }

    private AttributeProto check(AttributeProto attribute, String node) {
        AttributeProto.Builder checked = attribute.toBuilder();
        if (attribute.hasT()) {
            checked.setT(check(attribute.getT(), node));
        }
        if (attribute.hasG()) {
            checked.setG(check(attribute.getG()));
        }
        for (int i = 0; i < attribute.getGraphsCount(); i++) {
            checked.setGraphs(i, check(attribute.getGraphs(i)));
        }
        return checked.build();
    }

    private TensorProto check(TensorProto tensor, String name) {
        long elements = elements(tensor, name);
        TensorProto own =
                tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
                        ? external.bringIn(tensor, name)
                        : tensor;
        ElementKind.of(own.getDataType())
                .ifPresent(
                        kind -> {
                            long bytes = elements * kind.size();
                            long held =
                                    own.hasRawData()
                                            ? own.getRawData().size()
                                            : (long) kind.typedCount(own) * kind.size();
                            if (held != bytes) {
                                throw new ModelException(
                                        String.format(
                                                Locale.ROOT,
                                                "the constant \"%s\" of shape %s and type %s takes %,d bytes, but holds %,d",
                                                name,
                                                tensor.getDimsList(),
                                                kind.title(),
                                                bytes,
                                                held));
                            }
                        });
        return own;
    }

    private static long elements(TensorProto tensor, String name) {
        long elements = 1;
        for (long dim : tensor.getDimsList()) {
            if (dim < 0 || (dim > 0 && elements > Integer.MAX_VALUE / dim)) {
                throw new ModelException(
                        "the constant \"%s\" has the impossible shape %s"
                                .formatted(name, tensor.getDimsList()));
            }
            elements *= dim;
        }
        return elements;
    }
}
