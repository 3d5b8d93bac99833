package org.rekindle.benchmarks.scan;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.units.UnitAxes;

/** In how many places each unit of a rectifier fires, counted in Java. */
final class UnitCounts {
    private final Rectifier rectifier;
    private long[] fired = {};

    UnitCounts(Rectifier rectifier) {
        this.rectifier = rectifier;
    }

    /** The name of what is counted. */
    String value() {
        return rectifier.counted();
    }

    /** Adds the activations of a batch. */
    void add(OnnxTensor activations) {
        long[] dims = activations.getInfo().getShape();
        int axis = rectifier.unitAxis(new UnitAxes(), dims.length).axis().orElseThrow();
        int units = (int) dims[axis];
        if (fired.length == 0) {
            fired = new long[units];
        }
        int outer = product(dims, 0, axis);
        int inner = product(dims, axis + 1, dims.length);
        FloatBuffer buffer = activations.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        for (int i = 0; i < outer; i++) {
            for (int unit = 0; unit < units; unit++) {
                fired[unit] += positive(values, (i * units + unit) * inner, inner);
            }
        }
    }

    List<Long> fired() {
        return Arrays.stream(fired).boxed().toList();
    }

    private static int positive(float[] values, int from, int length) {
        int count = 0;
        for (int i = from; i < from + length; i++) {
            count += values[i] > 0 ? 1 : 0;
        }
        return count;
    }

    private static int product(long[] dims, int from, int to) {
        return (int) Arrays.stream(dims, from, to).reduce(1, (a, b) -> a * b);
    }
}
