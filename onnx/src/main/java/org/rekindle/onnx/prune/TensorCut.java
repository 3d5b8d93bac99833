package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** A constant without some indices along some axes. Elements are moved as they lie, bit for bit. */
final class TensorCut {
    private TensorCut() {}

    /**
     * @param losses by axis, the indices that go
     */
    static TensorProto of(TensorProto tensor, Map<Integer, Set<Integer>> losses) {
        List<Integer> kept = List.of(0);
        TensorProto.Builder cut = tensor.toBuilder();
        int elements = 1;
        for (int axis = 0; axis < tensor.getDimsCount(); axis++) {
            int size = Math.toIntExact(tensor.getDims(axis));
            Set<Integer> lost = losses.getOrDefault(axis, Set.of());
            List<Integer> longer = new ArrayList<>();
            for (int start : kept) {
                for (int i = 0; i < size; i++) {
                    if (!lost.contains(i)) {
                        longer.add(start * size + i);
                    }
                }
            }
            kept = longer;
            elements *= size;
            cut.setDims(axis, size - lost.size());
        }
        if (tensor.hasRawData()) {
            return cut.setRawData(rawCut(tensor.getRawData(), kept, elements)).build();
        }
        return cut.clearFloatData()
                .clearInt32Data()
                .clearInt64Data()
                .clearDoubleData()
                .clearUint64Data()
                .addAllFloatData(chosen(kept, tensor.getFloatDataCount(), tensor::getFloatData))
                .addAllInt32Data(chosen(kept, tensor.getInt32DataCount(), tensor::getInt32Data))
                .addAllInt64Data(chosen(kept, tensor.getInt64DataCount(), tensor::getInt64Data))
                .addAllDoubleData(chosen(kept, tensor.getDoubleDataCount(), tensor::getDoubleData))
                .addAllUint64Data(chosen(kept, tensor.getUint64DataCount(), tensor::getUint64Data))
                .build();
    }

    private static ByteString rawCut(ByteString bytes, List<Integer> kept, int elements) {
        int width = bytes.size() / Math.max(elements, 1);
        byte[] all = bytes.toByteArray();
        byte[] cut = new byte[kept.size() * width];
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(all, kept.get(i) * width, cut, i * width, width);
        }
        return ByteString.copyFrom(cut);
    }

    /** A tensor uses one of its fields; the others are empty and stay so. */
    private static <T> List<T> chosen(List<Integer> kept, int held, IntFunction<T> element) {
        return held == 0 ? List.of() : kept.stream().map(element::apply).toList();
    }
}
