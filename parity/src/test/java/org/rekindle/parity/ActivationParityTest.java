package org.rekindle.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.kernel.Kernels;

/** Every activation, forward and backward, against libtorch. */
class ActivationParityTest {
    private static final int RANDOM_POINTS = 20_000;

    /**
     * Whole vectors only: libtorch computes what is left over by other code, which does not always
     * agree with its own vectors (the gradient of ELU at NaN is NaN in a vector and 1 beside it).
     */
    private static final int TOTAL_POINTS = 20_480;

    /** Where e^z − 1 in double has digits to spare for a float. */
    private static final float SMALLEST_FOR_DOUBLE_REFERENCE = 0x1p-25f;

    private static final float[] EDGES = {
        0f,
        -0f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        1e-40f,
        -1e-40f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        -1e-7f,
        -1e-5f,
        -1e-3f,
        1f,
        -1f,
        2f,
        -3f,
        -16.7f,
        -17.4f,
        -87.4f,
        -90f,
        -103.9f,
        -104.1f
    };

    private static final float[] POINTS = points();

    @Test
    void reluIsExact() {
        Libtorch.Evaluation torch = Libtorch.evaluate(POINTS, z -> ai.djl.nn.Activation.relu(z));
        assertArrayEquals(torch.value(), forward(new Relu(), POINTS));
        assertArrayEquals(torch.derivative(), derivative(new Relu(), POINTS));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.01f, 0.2f, 0f, -0.5f})
    void leakyReluIsExact(float slope) {
        Libtorch.Evaluation torch =
                Libtorch.evaluate(POINTS, z -> ai.djl.nn.Activation.leakyRelu(z, slope));
        assertArrayEquals(torch.value(), forward(new LeakyRelu(slope), POINTS));
        assertArrayEquals(torch.derivative(), derivative(new LeakyRelu(slope), POINTS));
    }

    /**
     * DJL has no PReLU on this engine, so its parts are taken: leaky_relu for z, minimum for the
     * slope.
     */
    @Test
    void preluIsExact() {
        PRelu prelu = new PRelu();
        float slope = prelu.negativeSlope();
        Libtorch.Evaluation torch =
                Libtorch.evaluate(POINTS, z -> ai.djl.nn.Activation.leakyRelu(z, slope));
        assertArrayEquals(torch.value(), forward(prelu, POINTS));
        assertArrayEquals(torch.derivative(), derivative(prelu, POINTS));
        float[] slopeGradients = torchSlopeGradients(slope);
        float[] ours = new float[POINTS.length];
        float[] partial = new float[Kernels.SUMS_SCRATCH];
        Kernels.fastest().slopeGradients(POINTS, ones(), POINTS.length, 1, ours, 0, partial);
        for (int i = 0; i < POINTS.length; i++) {
            assertEquals(slopeGradients[i] + 0f, ours[i], "at z = " + POINTS[i]);
        }
    }

    /**
     * libtorch 2.7 computes e^z − 1 in float as exp(z) − 1, which has lost all its digits near 0:
     * at −1e-5 it is wrong by 0.1 %. So the reference is the same function of libtorch in double.
     */
    @ParameterizedTest
    @ValueSource(floats = {1f, 0.5f, 2f})
    void eluIsWithinTwoUlpOfLibtorchInDouble(float alpha) {
        float[] points = finitePointsOfMagnitude(SMALLEST_FOR_DOUBLE_REFERENCE);
        Libtorch.Evaluation torch =
                Libtorch.evaluateInDouble(points, z -> ai.djl.nn.Activation.elu(z, alpha));
        assertWithinUlps(2, points, torch.value(), forward(new Elu(alpha), points));
        assertWithinUlps(2, points, torch.derivative(), derivative(new Elu(alpha), points));
    }

    /** In float libtorch's own error is up to an ulp of e^z, which is at most 1, times alpha. */
    @ParameterizedTest
    @ValueSource(floats = {1f, 0.5f, 2f})
    void eluIsWithinTwoUlpOfAlphaOfLibtorchInFloat(float alpha) {
        Libtorch.Evaluation torch =
                Libtorch.evaluate(POINTS, z -> ai.djl.nn.Activation.elu(z, alpha));
        float[] ours = forward(new Elu(alpha), POINTS);
        for (int i = 0; i < POINTS.length; i++) {
            if (Float.isNaN(torch.value()[i]) || torch.value()[i] == Float.POSITIVE_INFINITY) {
                assertEquals(torch.value()[i], ours[i], "at z = " + POINTS[i]);
            } else {
                assertThat(Math.abs(ours[i] - torch.value()[i]))
                        .as("at z = %s", POINTS[i])
                        .isLessThanOrEqualTo(2 * Math.ulp(alpha));
            }
        }
        assertWithinUlps(2, POINTS, torch.derivative(), derivative(new Elu(alpha), POINTS));
    }

    @Test
    void eluOfTinyNumbersIsTheNumberItself() {
        for (float z : EDGES) {
            if (Math.abs(z) < SMALLEST_FOR_DOUBLE_REFERENCE) {
                assertThat(forward(new Elu(), new float[] {z})[0]).isEqualTo(z);
            }
        }
    }

    private static float[] torchSlopeGradients(float slope) {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] slopes = new float[POINTS.length];
            Arrays.fill(slopes, slope);
            NDArray s = manager.create(slopes);
            s.setRequiresGradient(true);
            NDArray z = manager.create(POINTS);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(s.mul(z.minimum(0f)));
                return s.getGradient().toFloatArray();
            }
        }
    }

    /** On the vector kernels where the JVM has them, in one row, as training uses them. */
    private static float[] forward(Activation activation, float[] z) {
        float[] a = new float[z.length];
        activation.forward(Kernels.fastest(), z, a, 0, z.length, slopeOf(activation));
        return a;
    }

    /**
     * The gradient comes in as a large power of two, which changes no digit, so that none of what
     * is let through is small enough to be dropped as negligible.
     */
    private static float[] derivative(Activation activation, float[] z) {
        float[] gradient = new float[z.length];
        Arrays.fill(gradient, 0x1p80f);
        activation.backward(Kernels.fastest(), z, gradient, 0, z.length, slopeOf(activation));
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= 0x1p-80f;
        }
        return gradient;
    }

    private static float slopeOf(Activation activation) {
        return activation.parameter().map(parameter -> parameter.value()).orElse(0f);
    }

    private static void assertWithinUlps(int ulps, float[] points, float[] torch, float[] ours) {
        for (int i = 0; i < points.length; i++) {
            if (Float.isNaN(torch[i]) || Float.isInfinite(torch[i])) {
                assertEquals(torch[i], ours[i], "at z = " + points[i]);
            } else {
                assertThat(Math.abs(ours[i] - torch[i]))
                        .as("at z = %s: %s against libtorch's %s", points[i], ours[i], torch[i])
                        .isLessThanOrEqualTo(ulps * Math.ulp(torch[i]));
            }
        }
    }

    private static float[] ones() {
        float[] ones = new float[POINTS.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] finitePointsOfMagnitude(float smallest) {
        float[] kept = new float[POINTS.length];
        int count = 0;
        for (float z : POINTS) {
            if (Float.isFinite(z) && Math.abs(z) >= smallest) {
                kept[count++] = z;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /**
     * Ordinary pre-activations, then any bits at all, then the edges, several times at different
     * places of a vector.
     */
    private static float[] points() {
        Random random = new Random(1);
        float[] points = new float[TOTAL_POINTS];
        for (int i = 0; i < RANDOM_POINTS; i++) {
            points[i] =
                    i % 2 == 0
                            ? (float) random.nextGaussian() * 10
                            : Float.intBitsToFloat(random.nextInt());
        }
        for (int i = RANDOM_POINTS; i < points.length; i++) {
            points[i] = EDGES[(i - RANDOM_POINTS) % EDGES.length];
        }
        return points;
    }
}
