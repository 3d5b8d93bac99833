package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Dataset;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.subject.Baseline;

class BaselineModelsTest {
    private static final NetworkShape SHAPE = new NetworkShape(3, List.of(16), 1);

    @Test
    void aLinearFunctionIsLearntByTheLinearModelWhateverItsScale() {
        Baseline baseline = of(1e4f, 250_000);
        assertThat(baseline.linear().orElseThrow()).isGreaterThan(0.999);
        assertThat(baseline.constant()).isCloseTo(0, within(0.05));
        assertThat(baseline.isConstantBeatenBy(baseline.linear().orElseThrow())).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameBaseline() {
        assertThat(of(1, 0)).isEqualTo(of(1, 0));
    }

    @Test
    void theLargestClassIsThatOfTheTrainingSamples() {
        Dataset train = new Dataset(new float[] {0, 1, 2, 3}, new float[] {1, 1, 1, 0}, 1);
        Dataset validation = new Dataset(new float[] {0, 1, 2, 3}, new float[] {0, 0, 0, 1}, 1);
        Baseline baseline =
                BaselineModels.fit(
                                new TrainingData(train, validation),
                                new NetworkShape(1, List.of(2), 2),
                                Metric.ACCURACY,
                                1)
                        .on(validation);
        assertThat(baseline.constant()).isEqualTo(0.25);
    }

    @Test
    void whereTheSamplesAreAllThereAreAPerfectScoreBeatsTheConstant() {
        Dataset and =
                new Dataset(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new float[] {0, 0, 0, 1}, 2);
        Baseline baseline =
                BaselineModels.fit(
                                new TrainingData(and, and),
                                new NetworkShape(2, List.of(4), 2),
                                Metric.ACCURACY,
                                1)
                        .on(and);
        assertThat(baseline.constant()).isEqualTo(0.75);
        assertThat(baseline.isConstantBeatenBy(1)).isTrue();
        assertThat(baseline.isConstantBeatenBy(0.75)).isFalse();
    }

    private static Baseline of(float scale, float offset) {
        TrainingData data = new TrainingData(linear(scale, offset, 1), linear(scale, offset, 2));
        return BaselineModels.fit(data, SHAPE, Metric.R2, 1).on(data.validation());
    }

    private static Dataset linear(float scale, float offset, long seed) {
        Random random = new Random(seed);
        int samples = 400;
        float[] inputs = new float[samples * 3];
        float[] targets = new float[samples];
        for (int sample = 0; sample < samples; sample++) {
            float sum = 0;
            for (int i = 0; i < 3; i++) {
                float value = (float) random.nextGaussian();
                inputs[sample * 3 + i] = 100 + 10 * value;
                sum += (i + 1) * value;
            }
            targets[sample] = offset + scale * sum;
        }
        return new Dataset(inputs, targets, 3);
    }
}
