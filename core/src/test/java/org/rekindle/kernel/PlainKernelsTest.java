package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The plain kernels against the definition, in double. */
class PlainKernelsTest {
    private final Kernels kernels = Kernels.plain();
    private final Random random = new Random(1);
    private final Scratch scratch = new Scratch();

    @Test
    void anAffineMapIsTheBiasPlusTheSumOverTheInputs() {
        int units = 5;
        int batch = 7;
        int fanIn = 11;
        float[] parameters = values(2 + units * fanIn + units);
        float[] x = values(fanIn * batch);
        float[] z = new float[units * batch];
        kernels.affine(0, units, batch, fanIn, parameters, 2, 2 + units * fanIn, x, z, scratch);
        for (int unit = 0; unit < units; unit++) {
            for (int sample = 0; sample < batch; sample++) {
                double sum = parameters[2 + units * fanIn + unit];
                for (int i = 0; i < fanIn; i++) {
                    sum += (double) parameters[2 + unit * fanIn + i] * x[i * batch + sample];
                }
                assertThat((double) z[unit * batch + sample]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void aWeightGradientIsTheSumOverTheSamples() {
        int units = 5;
        int batch = 7;
        int fanIn = 11;
        float[] zGradient = values(units * batch);
        float[] x = values(fanIn * batch);
        float[] gradients = new float[3 + units * fanIn];
        kernels.weightGradients(0, units, fanIn, batch, zGradient, x, false, gradients, 3, scratch);
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < fanIn; i++) {
                double sum = 0;
                for (int sample = 0; sample < batch; sample++) {
                    sum += (double) zGradient[unit * batch + sample] * x[i * batch + sample];
                }
                assertThat((double) gradients[3 + unit * fanIn + i]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void moreSamplesAndInputsThanAPanelHoldsAreAddedInTheirOrder() {
        int units = 2;
        int batch = 530;
        int fanIn = 67;
        float[] zGradient = values(units * batch);
        float[] x = values(fanIn * batch);
        float[] gradients = new float[units * fanIn];
        kernels.weightGradients(0, units, fanIn, batch, zGradient, x, false, gradients, 0, scratch);
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < fanIn; i++) {
                float sum = 0;
                for (int sample = 0; sample < batch; sample++) {
                    sum = Math.fma(zGradient[unit * batch + sample], x[i * batch + sample], sum);
                }
                assertThat(gradients[unit * fanIn + i]).isEqualTo(sum);
            }
        }
    }

    @Test
    void anInputGradientIsTheSumOverTheUnits() {
        int units = 5;
        int batch = 7;
        int fanIn = 11;
        float[] parameters = values(2 + units * fanIn);
        float[] zGradient = values(units * batch);
        float[] xGradient = new float[fanIn * batch];
        kernels.inputGradients(
                0, fanIn, fanIn, batch, units, parameters, 2, zGradient, xGradient, scratch);
        for (int i = 0; i < fanIn; i++) {
            for (int sample = 0; sample < batch; sample++) {
                double sum = 0;
                for (int unit = 0; unit < units; unit++) {
                    sum +=
                            (double) parameters[2 + unit * fanIn + i]
                                    * zGradient[unit * batch + sample];
                }
                assertThat((double) xGradient[i * batch + sample]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void aTransposeSwapsRowsAndColumns() {
        float[] source = values(19 * 33);
        float[] target = new float[4 + source.length];
        kernels.transpose(source, 19, 33, target, 4);
        for (int row = 0; row < 19; row++) {
            for (int column = 0; column < 33; column++) {
                assertThat(target[4 + column * 19 + row]).isEqualTo(source[row * 33 + column]);
            }
        }
    }

    @Test
    void aRowSumIsTheSumOfTheRow() {
        float[] x = values(3 * 50);
        float[] sums = new float[3];
        kernels.rowSums(x, 3, 50, sums, 0, new float[Kernels.SUMS_SCRATCH]);
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
        int[] firing = new int[2];
        kernels.countFiring(z, 2, 3, firing);
        assertThat(firing).containsExactly(1, 1);
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

    @Test
    void gradientsThatAreMadeSmallerReachZeroInsteadOfBecomingSubnormal() {
        float[] z = {-1, -1, 1};
        float[] gradient = {1e-37f, 0.5f, 0.25f};
        kernels.leakyBackward(z, gradient, 0, 3, 0.01f);
        assertThat(gradient).containsExactly(0f, 0.01f * 0.5f, 0.25f);
        float[] belowElu = {1e-20f};
        kernels.eluBackward(new float[] {-60}, belowElu, 0, 1, 1);
        assertThat(belowElu).containsExactly(0f);
    }

    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
