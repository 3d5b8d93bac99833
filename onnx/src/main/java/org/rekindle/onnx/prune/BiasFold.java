package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Tensor;

/**
 * What constant units contribute to each unit of the layer that reads them.
 *
 * @param weights the layer's
 * @param outputAxis the axis of the weights that counts the layer's own units
 * @param scale what products are multiplied with
 */
record BiasFold(Tensor weights, int outputAxis, double scale) {

    static BiasFold of(Graph graph, NodeProto layer) {
        Tensor weights = Dequantized.weights(graph, layer, 1).orElseThrow();
        Attributes attributes = new Attributes(layer);
        boolean rows = layer.getOpType().endsWith("Conv") || attributes.integer("transB", 0) != 0;
        return new BiasFold(weights, rows ? 0 : 1, attributes.number("alpha", 1));
    }

    int outputs() {
        return Math.toIntExact(weights.dims().get(outputAxis));
    }

    /**
     * The bias after it.
     *
     * @param bias the one before
     */
    TensorProto addTo(TensorProto bias, List<Double> before, Map<Integer, Double> constants) {
        ElementKind kind = ElementKind.of(bias.getDataType()).orElseThrow();
        ByteBuffer bytes =
                ByteBuffer.allocate(before.size() * kind.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int output = 0; output < before.size(); output++) {
            double sum = before.get(output);
            for (Map.Entry<Integer, Double> constant : constants.entrySet()) {
                sum += scale * constant.getValue() * weight(output, constant.getKey());
            }
            if (kind == ElementKind.DOUBLE) {
                bytes.putDouble(sum);
            } else {
                bytes.putFloat((float) sum);
            }
        }
        return bias.toBuilder()
                .clearFloatData()
                .clearDoubleData()
                .setRawData(ByteString.copyFrom(bytes.array()))
                .build();
    }

    /** Summed over the kernel where there is one. */
    private double weight(int output, int input) {
        int first = Math.toIntExact(weights.dims().get(0));
        int second = Math.toIntExact(weights.dims().get(1));
        int kernel = weights.size() / (first * second);
        int row = outputAxis == 0 ? output : input;
        int column = outputAxis == 0 ? input : output;
        double sum = 0;
        for (int i = 0; i < kernel; i++) {
            sum += weights.get((row * second + column) * kernel + i);
        }
        return sum;
    }
}
