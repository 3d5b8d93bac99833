package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/**
 * A bias for a layer that had none.
 *
 * @param values the constant to read it from
 * @param layer the node that holds the weights
 */
record NewBias(TensorProto values, NodeProto layer) {
    private static final int BIAS = 2;

    /** The nodes that stand for the layer from now on. */
    List<NodeProto> nodes() {
        NodeProto.Builder with = layer.toBuilder();
        if (!layer.getOpType().equals("MatMul")) {
            if (with.getInputCount() == BIAS) {
                with.addInput(values.getName());
            } else {
                with.setInput(BIAS, values.getName());
            }
            return List.of(with.build());
        }
        String output = layer.getOutput(0);
        String before = output + ".withoutBias";
        NodeProto sum =
                NodeProto.newBuilder()
                        .setOpType("Add")
                        .setName(values.getName())
                        .addInput(before)
                        .addInput(values.getName())
                        .addOutput(output)
                        .build();
        return List.of(with.setOutput(0, before).build(), sum);
    }
}
