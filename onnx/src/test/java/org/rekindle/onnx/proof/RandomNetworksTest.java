package org.rekindle.onnx.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

class RandomNetworksTest {
    private static final int SAMPLES = 10_000;

    @Test
    void noUnitThatIsProvedToBeSilentFiresForAnyInput() {
        assertNoneFires(0, 100);
    }

    /** More with {@code -Dnetworks=20000}. */
    @Test
    @Tag("full")
    void norDoesOneOfThousandsOfNetworks() {
        System.out.println(assertNoneFires(100, Integer.getInteger("networks", 1_000)));
    }

    /** Gives the figures as a sentence. */
    private static String assertNoneFires(int first, int end) {
        int units = 0;
        int proved = 0;
        int quiet = 0;
        for (int seed = first; seed < end; seed++) {
            RandomNetwork network = new RandomNetwork(seed);
            Model model = network.builder().model();
            Box box = new Box(new Random(-1L - seed), network.inputDims());
            Map<String, Set<Integer>> firing = Firings.of(model, box.samples(), box.dims());
            List<Rectifier> rectifiers = Rectifiers.of(model);
            Certificates certificates = Certificates.prove(model, box.inputs(), rectifiers);
            assertThat(certificates.notes()).as("network %d", seed).isEmpty();
            for (Rectifier rectifier : rectifiers) {
                Set<Integer> silent = certificates.silent(rectifier);
                Set<Integer> fires = Objects.requireNonNull(firing.get(rectifier.output()));
                assertThat(fires)
                        .as("network %d, %s", seed, rectifier.title())
                        .noneMatch(silent::contains);
                int width = width(model, rectifier);
                units += width;
                proved += silent.size();
                quiet += width - fires.size();
            }
        }
        String figures =
                "Networks %d to %d: %d of the %d units that never fired are proved; %d units in all."
                        .formatted(first, end - 1, proved, quiet, units);
        assertThat((double) proved / quiet).as(figures).isBetween(0.85, 1.0);
        return figures;
    }

    private static int width(Model model, Rectifier rectifier) {
        Bounds bounds =
                Propagation.through(model, InputBox.unbounded()).facts().bounds(rectifier.output());
        return (int) bounds.shape().dim(1);
    }

    /** A box, and inputs in it: its corners first, then points between. */
    private static final class Box {
        private final Random random;
        private final List<Long> dims;
        private final List<Double> lows = new ArrayList<>();
        private final List<Double> highs = new ArrayList<>();
        private final boolean uniform;

        Box(Random random, List<Long> dims) {
            this.random = random;
            this.dims = dims;
            uniform = random.nextBoolean();
            int features = dims.stream().reduce(1L, (a, b) -> a * b).intValue();
            for (int i = 0; i < features; i++) {
                double low = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
                lows.add(uniform && i > 0 ? lows.get(0) : Double.valueOf(low));
                double high = (float) (low + random.nextFloat());
                highs.add(uniform && i > 0 ? highs.get(0) : Double.valueOf(high));
            }
        }

        InputBox inputs() {
            return uniform
                    ? InputBox.uniform(lows.get(0), highs.get(0))
                    : InputBox.perFeature(lows, highs);
        }

        long[] dims() {
            long[] batch = new long[dims.size() + 1];
            batch[0] = SAMPLES;
            for (int axis = 0; axis < dims.size(); axis++) {
                batch[axis + 1] = dims.get(axis);
            }
            return batch;
        }

        float[] samples() {
            float[] samples = new float[SAMPLES * lows.size()];
            for (int i = 0; i < samples.length; i++) {
                int sample = i / lows.size();
                int feature = i % lows.size();
                float low = lows.get(feature).floatValue();
                float high = highs.get(feature).floatValue();
                boolean corner = sample < 1 << lows.size();
                boolean top = (sample >> feature & 1) == 1;
                float between = Math.min(high, low + (high - low) * random.nextFloat());
                samples[i] = corner ? (top ? high : low) : between;
            }
            return samples;
        }
    }
}
