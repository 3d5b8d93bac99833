package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Tensor;

/** The shapes after Resize and Upsample. */
public final class ResizedShapes {
    private static final int SIZES = 3;

    private ResizedShapes() {}

    /** The sizes that are given, or the input's times the scales that are given. */
    public static Shape resize(Operands operands) {
        Shape input = operands.shape(0);
        if (!input.ranked()) {
            return input;
        }
        int rank = input.rank();
        Optional<Integers> sizes = operands.integers(SIZES);
        if (sizes.isPresent() && sizes.get().values().size() == rank) {
            return Shape.of(sizes.get().values());
        }
        List<Double> scales = scales(operands);
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            double scale = scales.size() == rank ? scales.get(axis) : Double.NaN;
            dims.add(size(input.dim(axis), scale, operands.unknowns()));
        }
        return Shape.of(dims);
    }

    private static List<Double> scales(Operands operands) {
        List<Double> scales = new ArrayList<>();
        Optional<Tensor> given = operands.tensor(operands.inputs() > 2 ? 2 : 1);
        if (given.isPresent() && given.get().size() > 0) {
            for (double scale : given.get().values()) {
                scales.add(scale);
            }
        } else {
            operands.attributes().numbers("scales").forEach(scale -> scales.add((double) scale));
        }
        return scales;
    }

    /** The product is rounded down; near a whole number it may go either way in the runtime. */
    private static long size(long dim, double scale, Unknowns unknowns) {
        if (scale == 1) {
            return dim;
        }
        double size = dim * scale;
        boolean clear = size == Math.rint(size) && scale == Math.rint(scale);
        return Shape.isKnown(dim) && clear ? (long) size : unknowns.fresh();
    }
}
