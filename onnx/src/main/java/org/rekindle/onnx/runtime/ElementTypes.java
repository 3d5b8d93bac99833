package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.onnx.model.Graph;

/** The element types that a graph names, by ONNX's numbers. Newer types have larger numbers. */
final class ElementTypes {
    private ElementTypes() {}

    /** The largest of a graph and those within it. */
    static int largest(GraphProto graph) {
        int constants =
                graph.getInitializerList().stream()
                        .mapToInt(TensorProto::getDataType)
                        .max()
                        .orElse(0);
        int values =
                Stream.of(graph.getInputList(), graph.getOutputList(), graph.getValueInfoList())
                        .flatMap(List::stream)
                        .mapToInt(ElementTypes::of)
                        .max()
                        .orElse(0);
        int nodes = graph.getNodeList().stream().mapToInt(ElementTypes::largest).max().orElse(0);
        return Math.max(constants, Math.max(values, nodes));
    }

    private static int of(ValueInfoProto value) {
        return value.getType().getTensorType().getElemType();
    }

    private static int largest(NodeProto node) {
        int named = node.getAttributeList().stream().mapToInt(ElementTypes::of).max().orElse(0);
        int within = Graph.subgraphs(node).stream().mapToInt(ElementTypes::largest).max().orElse(0);
        return Math.max(named, within);
    }

    private static int of(AttributeProto attribute) {
        boolean names = List.of("to", "dtype", "output_dtype").contains(attribute.getName());
        return names ? (int) attribute.getI() : attribute.getT().getDataType();
    }
}
