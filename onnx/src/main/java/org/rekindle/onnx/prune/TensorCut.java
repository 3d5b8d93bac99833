package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Set;

/** A constant without some indices along some axes. Elements are copied bit for bit. */
final class TensorCut {
    private TensorCut() {}

    /**
     * @param losses by axis, the indices that go
     */
    static TensorProto of(TensorProto tensor, Map<Integer, Set<Integer>> losses) {
        TensorProto.Builder cut = tensor.toBuilder();
        int[] kept = {0};
        int elements = 1;
        for (int axis = 0; axis < tensor.getDimsCount(); axis++) {
            int size = Math.toIntExact(tensor.getDims(axis));
            Set<Integer> lost = losses.getOrDefault(axis, Set.of());
            kept = split(kept, size, lost);
            elements *= size;
            cut.setDims(axis, size - lost.size());
        }
        if (tensor.hasRawData()) {
            return cut.setRawData(rawCut(tensor.getRawData(), kept, elements)).build();
        }
        cut.clearFloatData().clearInt32Data().clearInt64Data().clearDoubleData();
        for (int index : kept) {
            copy(tensor, index, cut);
        }
        return cut.build();
    }

    /** From places along some axes to places along these and one more. */
    private static int[] split(int[] places, int size, Set<Integer> lost) {
        int[] longer = new int[places.length * (size - lost.size())];
        int next = 0;
        for (int place : places) {
            for (int i = 0; i < size; i++) {
                if (!lost.contains(i)) {
                    longer[next++] = place * size + i;
                }
            }
        }
        return longer;
    }

    private static ByteString rawCut(ByteString bytes, int[] kept, int elements) {
        int width = bytes.size() / Math.max(elements, 1);
        byte[] all = bytes.toByteArray();
        byte[] cut = new byte[kept.length * width];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(all, kept[i] * width, cut, i * width, width);
        }
        return ByteString.copyFrom(cut);
    }

    /** A tensor without raw data uses one of its fields, by its type; the others are empty. */
    private static void copy(TensorProto tensor, int index, TensorProto.Builder to) {
        if (tensor.getFloatDataCount() > 0) {
            to.addFloatData(tensor.getFloatData(index));
        } else if (tensor.getDoubleDataCount() > 0) {
            to.addDoubleData(tensor.getDoubleData(index));
        } else if (tensor.getInt64DataCount() > 0) {
            to.addInt64Data(tensor.getInt64Data(index));
        } else {
            to.addInt32Data(tensor.getInt32Data(index));
        }
    }
}
