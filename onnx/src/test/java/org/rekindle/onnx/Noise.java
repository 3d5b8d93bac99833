package org.rekindle.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.runtime.Probe;

/** Noise for any model whose samples are of a reasonable size. */
final class Noise {
    private static final long FREE_LENGTH = 8;
    private static final int LARGEST_SAMPLE = 1 << 20;

    private Noise() {}

    static Optional<Probe> probe(Model model, int samples) {
        List<ModelInput> inputs = ModelInput.of(model);
        Map<String, Long> dims = new HashMap<>();
        Map<String, Double> ones = new HashMap<>();
        for (ModelInput input : inputs) {
            for (int axis = 0; axis < input.axes().size(); axis++) {
                dims.put(input.name() + ":" + axis, FREE_LENGTH);
            }
            if (!input.kind().isFloating()) {
                ones.put(input.name(), 1.0);
            }
        }
        List<BoundInput> bound = new Binding(inputs, ones, dims).bindNoise();
        if (bound.stream().anyMatch(input -> input.sampleSize() > LARGEST_SAMPLE)) {
            return Optional.empty();
        }
        return Optional.of(new Probe(bound, Normal::new, Normalization.NONE, Layout.NCHW, samples));
    }

    private static final class Normal implements Feed {
        private final Random random = new Random(7);
        private final int sampleSize;

        Normal(BoundInput input) {
            this.sampleSize = input.sampleSize();
        }

        @Override
        public int read(int most, double[] into) {
            for (int i = 0; i < most * sampleSize; i++) {
                into[i] = random.nextGaussian();
            }
            return most;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
