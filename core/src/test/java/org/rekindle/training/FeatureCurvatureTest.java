package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Affine;
import org.rekindle.network.Dataset;

class FeatureCurvatureTest {
    private static final int FEATURES = 6;
    private static final double RIDGE = 0.05;

    /** The oracle multiplies by the matrix, sample by sample. */
    @Test
    void theInverseUndoesTheSecondDerivatives() {
        Dataset data = data();
        Affine model = new Affine(FEATURES, 2, 0, 2 * FEATURES);
        double[] vector = new double[2 * FEATURES + 2];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = i - 4;
        }
        double[] product = multiplied(data, vector);
        new FeatureCurvature(model, data, 2).inverse(RIDGE).multiply(product);
        for (int i = 0; i < vector.length; i++) {
            assertThat(product[i]).isCloseTo(vector[i], within(1e-9));
        }
    }

    private static double[] multiplied(Dataset data, double[] vector) {
        double[] product = new double[vector.length];
        for (int unit = 0; unit < 2; unit++) {
            int from = unit * FEATURES;
            for (int sample = 0; sample < data.samples(); sample++) {
                double sum = 0;
                for (int i = 0; i < FEATURES; i++) {
                    sum += data.inputs()[sample * FEATURES + i] * vector[from + i];
                }
                for (int i = 0; i < FEATURES; i++) {
                    product[from + i] +=
                            2 * sum * data.inputs()[sample * FEATURES + i] / data.samples();
                }
            }
            for (int i = 0; i < FEATURES; i++) {
                product[from + i] += 2 * RIDGE * vector[from + i];
            }
            product[2 * FEATURES + unit] = 2 * vector[2 * FEATURES + unit];
        }
        return product;
    }

    private static Dataset data() {
        Random random = new Random(1);
        float[] inputs = new float[50 * FEATURES];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        return new Dataset(inputs, new float[50], FEATURES);
    }
}
