package org.rekindle.parity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Celu;
import org.rekindle.activation.Gelu;
import org.rekindle.activation.GeluTanh;
import org.rekindle.activation.HardSwish;
import org.rekindle.activation.Mish;
import org.rekindle.activation.Relu6;
import org.rekindle.activation.Selu;
import org.rekindle.activation.ShapeParameter;
import org.rekindle.activation.Sigmoid;
import org.rekindle.activation.Silu;
import org.rekindle.activation.Softplus;
import org.rekindle.activation.Tanh;
import org.rekindle.kernel.Kernels;

/**
 * The activations beyond the rectifiers, forward and backward, against libtorch in double. In float
 * libtorch loses digits by subtraction: (1 + erf) / 2, 1 − tanh², 1 − σ. In double, so does it far
 * out; the points stay where enough digits are left.
 */
class SmoothParityTest {
    private static final int POINTS = 20_480;

    /** Where a derivative passes through 0, it is a difference of numbers of this size. */
    private static final float CANCELLED = 0x1p-25f;

    /** Except at 6, where DJL's minimum shares the gradient between z and 6, and PyTorch's is 0. */
    @Test
    void relu6IsExact() {
        float[] points = points(20);
        points[0] = 0;
        points[1] = -0f;
        points[2] = Float.POSITIVE_INFINITY;
        points[3] = Float.NEGATIVE_INFINITY;
        Libtorch.Evaluation torch = Libtorch.evaluate(points, z -> ai.djl.nn.Activation.relu6(z));
        assertThat(forward(new Relu6(), points)).isEqualTo(torch.value());
        assertThat(derivative(new Relu6(), points)).isEqualTo(torch.derivative());
    }

    @Test
    void hardswish() {
        assertWithinTwoUlp(
                new HardSwish(),
                20,
                z -> z.mul(ai.djl.nn.Activation.relu6(z.add(3))).div(6),
                CANCELLED);
    }

    @Test
    void selu() {
        assertWithinTwoUlp(new Selu(), 80, ai.djl.nn.Activation::selu, 0);
    }

    @Test
    void celu() {
        for (float alpha : new float[] {1, 0.7f, 3}) {
            assertWithinTwoUlp(
                    new Celu(alpha),
                    80,
                    z -> ai.djl.nn.Activation.elu(z.div(alpha), 1).mul(alpha),
                    0);
        }
    }

    @Test
    void sigmoid() {
        assertWithinTwoUlp(new Sigmoid(), 15, ai.djl.nn.Activation::sigmoid, 0);
    }

    @Test
    void tanh() {
        assertWithinTwoUlp(new Tanh(), 8, ai.djl.nn.Activation::tanh, 0);
    }

    @Test
    void softplus() {
        assertWithinTwoUlp(new Softplus(), 80, ai.djl.nn.Activation::softPlus, 0);
        assertWithinTwoUlp(
                new Softplus(3), 25, z -> ai.djl.nn.Activation.softPlus(z.mul(3)).div(3), 0);
    }

    @Test
    void silu() {
        assertWithinTwoUlp(new Silu(), 80, z -> z.mul(ai.djl.nn.Activation.sigmoid(z)), CANCELLED);
    }

    @Test
    void mish() {
        assertWithinTwoUlp(
                new Mish(),
                15,
                z -> z.mul(ai.djl.nn.Activation.tanh(ai.djl.nn.Activation.softPlus(z))),
                CANCELLED);
    }

    @Test
    void gelu() {
        assertWithinTwoUlp(new Gelu(), 5, ai.djl.nn.Activation::gelu, CANCELLED);
    }

    @Test
    void geluByTanh() {
        double factor = 2 * Math.sqrt(2 / Math.PI);
        assertWithinTwoUlp(
                new GeluTanh(),
                8,
                z ->
                        z.mul(
                                ai.djl.nn.Activation.sigmoid(
                                        z.add(z.mul(z).mul(z).mul(0.044715)).mul(factor))),
                CANCELLED);
    }

    private static void assertWithinTwoUlp(
            Activation activation, float reach, UnaryOperator<NDArray> function, float floor) {
        float[] points = points(reach);
        Libtorch.Evaluation torch = Libtorch.evaluateInDouble(points, function);
        assertWithinTwoUlp(points, torch.value(), forward(activation, points), 0);
        assertWithinTwoUlp(points, torch.derivative(), derivative(activation, points), floor);
        float[] values = new float[POINTS];
        float[] derivatives = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            values[i] = activation.value(points[i]);
            derivatives[i] = activation.derivative(points[i]);
        }
        assertWithinTwoUlp(points, torch.value(), values, 0);
        assertWithinTwoUlp(points, torch.derivative(), derivatives, floor);
    }

    private static void assertWithinTwoUlp(
            float[] points, float[] torch, float[] ours, float floor) {
        for (int i = 0; i < points.length; i++) {
            assertThat(Math.abs(ours[i] - torch[i]))
                    .as("at z = %s: %s against libtorch's %s", points[i], ours[i], torch[i])
                    .isLessThanOrEqualTo(2 * Math.max(Math.ulp(torch[i]), floor));
        }
    }

    private static float[] forward(Activation activation, float[] z) {
        float[] a = new float[z.length];
        activation.forward(Kernels.fastest(), z, a, 0, z.length, slopeOf(activation));
        return a;
    }

    /** The gradient comes in as a large power of two, which changes no digit. */
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
        return activation.parameter().map(ShapeParameter::value).orElse(0f);
    }

    /** Half of them are ordinary, the others evenly spread over the reach. */
    private static float[] points(float reach) {
        Random random = new Random(1);
        float[] points = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            float ordinary = (float) random.nextGaussian();
            float spread = (2 * random.nextFloat() - 1) * reach;
            points[i] = i % 2 == 0 && Math.abs(ordinary) < reach ? ordinary : spread;
        }
        return points;
    }
}
