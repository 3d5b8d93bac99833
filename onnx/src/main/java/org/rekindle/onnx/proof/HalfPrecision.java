package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Set;
import java.util.stream.Stream;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;

/** Finds whether a model computes with numbers of 16 bits or fewer, which round coarsely. */
final class HalfPrecision {
    private static final Set<Integer> WIDE =
            Set.of(
                    DataType.FLOAT.getNumber(),
                    DataType.DOUBLE.getNumber(),
                    DataType.INT64.getNumber(),
                    DataType.INT32.getNumber(),
                    DataType.INT16.getNumber(),
                    DataType.INT8.getNumber(),
                    DataType.UINT64.getNumber(),
                    DataType.UINT32.getNumber(),
                    DataType.UINT16.getNumber(),
                    DataType.UINT8.getNumber(),
                    DataType.BOOL.getNumber(),
                    DataType.STRING.getNumber(),
                    DataType.UNDEFINED.getNumber());

    private HalfPrecision() {}

    static boolean in(Model model) {
        return in(model.proto().getGraph());
    }

    private static boolean in(GraphProto graph) {
        return graph.getInitializerList().stream().anyMatch(t -> isNarrow(t.getDataType()))
                || Stream.of(graph.getInputList(), graph.getValueInfoList(), graph.getOutputList())
                        .flatMap(values -> values.stream())
                        .anyMatch(HalfPrecision::isNarrow)
                || graph.getNodeList().stream().anyMatch(HalfPrecision::makes);
    }

    private static boolean makes(NodeProto node) {
        return node.getAttributeList().stream().anyMatch(attribute -> makes(node, attribute))
                || Graph.subgraphs(node).stream().anyMatch(HalfPrecision::in);
    }

    private static boolean makes(NodeProto node, AttributeProto attribute) {
        boolean casts = node.getOpType().equals("Cast") && attribute.getName().equals("to");
        return (casts && isNarrow((int) attribute.getI()))
                || (attribute.hasT() && isNarrow(attribute.getT().getDataType()));
    }

    private static boolean isNarrow(ValueInfoProto value) {
        return isNarrow(value.getType().getTensorType().getElemType());
    }

    private static boolean isNarrow(int dataType) {
        return !WIDE.contains(dataType);
    }
}
