package org.rekindle.benchmarks.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.input.Axis;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.model.ElementKind;

class NoiseTest {
    /** Four such samples are drawn. */
    private static final int SIZE = 1 << 20;

    private final Noise noise = new Noise(input());

    @Test
    void everyPassReadsTheSameWhateverTheBatch() {
        double[] atOnce = read(noise.feed(), 6, 6);
        double[] inPairs = read(noise.feed(), 6, 2);

        assertThat(inPairs).isEqualTo(atOnce);
    }

    @Test
    void whatWasDrawnComesAgain() {
        double[] values = read(noise.feed(), 8, 8);

        assertThat(values[SIZE]).isNotEqualTo(values[0]);
        assertThat(values[4 * SIZE]).isEqualTo(values[0]);
    }

    private static double[] read(Feed feed, int samples, int batch) {
        double[] all = new double[samples * SIZE];
        double[] some = new double[batch * SIZE];
        for (int done = 0; done < samples; done += batch) {
            assertThat(feed.read(batch, some)).isEqualTo(batch);
            System.arraycopy(some, 0, all, done * SIZE, some.length);
        }
        return all;
    }

    private static BoundInput input() {
        ModelInput model =
                new ModelInput(
                        "x",
                        ElementKind.FLOAT,
                        List.of(new Axis("N", Axis.FREE), new Axis("", SIZE)),
                        OptionalInt.of(0));
        return new BoundInput(model, new BoundInput.Noise(), List.of((long) SIZE));
    }
}
