package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.model.Attributes;

/**
 * How many places a window has that slides over the axes from 2 on, by ONNX's formulas.
 *
 * @param node a convolution or a pool
 */
record WindowShape(NodeProto node) {

    /**
     * The shape after it, with the channels before it.
     *
     * @param kernel the window's size along each axis from 2 on
     */
    List<Long> of(List<Long> dims, List<Long> kernel) {
        List<Long> after = new ArrayList<>(dims);
        for (int i = 0; i < kernel.size(); i++) {
            long size = dims.get(i + 2);
            after.set(i + 2, size < 0 ? size : places(size, kernel.get(i), i, kernel.size()));
        }
        return after;
    }

    private long places(long size, long kernel, int i, int axes) {
        Attributes attributes = new Attributes(node);
        long stride = Math.max(at(attributes.integers("strides"), i, 1), 1);
        long span = at(attributes.integers("dilations"), i, 1) * (kernel - 1) + 1;
        String padding = attributes.text("auto_pad", "NOTSET");
        if (padding.startsWith("SAME")) {
            return (size + stride - 1) / stride;
        }
        List<Long> pads = attributes.integers("pads");
        long added = padding.equals("VALID") ? 0 : at(pads, i, 0) + at(pads, i + axes, 0);
        long room = size + added - span;
        if (attributes.integer("ceil_mode", 0) != 0 && room % stride != 0) {
            return Shapes.UNKNOWN;
        }
        return room / stride + 1;
    }

    private static long at(List<Long> values, int index, long otherwise) {
        return index < values.size() ? values.get(index) : otherwise;
    }
}
