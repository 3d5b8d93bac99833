package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The plain kernels against the definition, in double. */
class PlainKernelsTest {
    private final Kernels kernels = Kernels.plain();
    private final Random random = new Random(1);

    @Test
    void aProductIsTheSumOverK() {
        int m = 5;
        int n = 7;
        int k = 11;
        float[] a = values(m * k);
        float[] b = values(k * n);
        float[] c = new float[m * n];
        kernels.multiply(m, n, k, a, 0, k, 1, b, 0, n, c, 0, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a[i * k + l] * b[l * n + j];
                }
                assertThat((double) c[i * n + j]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void aTransposeSwapsRowsAndColumns() {
        float[] source = values(19 * 33);
        float[] target = new float[source.length];
        kernels.transpose(source, 19, 33, target);
        for (int row = 0; row < 19; row++) {
            for (int column = 0; column < 33; column++) {
                assertThat(target[column * 19 + row]).isEqualTo(source[row * 33 + column]);
            }
        }
    }

    @Test
    void aRowSumIsTheSumOfTheRow() {
        float[] x = values(3 * 50);
        float[] sums = new float[3];
        kernels.rowSums(x, 3, 50, sums, 0);
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int i = 0; i < 50; i++) {
                sum += x[row * 50 + i];
            }
            assertThat((double) sums[row]).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void firingMeansStrictlyAboveZero() {
        float[] z = {-1, 0, 1e-30f, 2, Float.NaN, -0.5f};
        assertThat(kernels.addBiasAndCountFiring(z, 0, z.length, 0)).isEqualTo(2);
        assertThat(kernels.addBiasAndCountFiring(z, 0, z.length, 0.75f)).isEqualTo(4);
    }

    @Test
    void momentsOfAUnitWithoutGradientReachZeroInsteadOfBecomingSubnormal() {
        float[] w = {1};
        float[] m = {1};
        float[] v = {0};
        for (int step = 0; step < 2000; step++) {
            kernels.adam(w, new float[1], m, v, 0, 1, 0f, 0.9f, 0.999f, 1f, 1e-8f, 1f);
        }
        assertThat(m[0]).isZero();
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
