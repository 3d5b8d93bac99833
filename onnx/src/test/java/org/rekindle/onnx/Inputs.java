package org.rekindle.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.Feed;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.onnx.input.OfferedArray;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.runtime.Probe;

/** Samples of one array, in memory, to run a model of one input on. */
public final class Inputs {
    private final List<Long> shape;
    private final float[] values;

    /**
     * @param shape of one sample
     * @param values samples, one after the other
     */
    public Inputs(List<Long> shape, float... values) {
        this.shape = shape;
        this.values = values;
    }

    public List<Long> shape() {
        return shape;
    }

    public int sampleSize() {
        return shape.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
    }

    public int count() {
        return values.length / sampleSize();
    }

    public float[] sample(int index) {
        return Arrays.copyOfRange(values, index * sampleSize(), (index + 1) * sampleSize());
    }

    public Probe probe(Model model) {
        List<Long> whole = new ArrayList<>(shape);
        whole.add(0, (long) count());
        return new Probe(
                new Binding(ModelInput.of(model), Map.of(), Map.of())
                        .bind(List.of(new OfferedArray("", whole))),
                bound -> new InMemory(),
                Normalization.NONE,
                Layout.NCHW,
                count());
    }

    private final class InMemory implements Feed {
        private int next;

        @Override
        public int read(int most, double[] into) {
            int samples = Math.min(most, count() - next);
            for (int i = 0; i < samples * sampleSize(); i++) {
                into[i] = values[next * sampleSize() + i];
            }
            next += samples;
            return samples;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
