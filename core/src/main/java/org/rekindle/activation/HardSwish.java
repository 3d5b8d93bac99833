package org.rekindle.activation;

import org.rekindle.kernel.Kernels;

/**
 * Hardswish: φ(z) = z · min(max(0, z + 3), 6) / 6, a SiLU made of straight lines and a parabola.
 * φ′(z) = 0 up to and at −3, 1 from 3 on, and z / 3 + 1/2 between. A unit that only receives z ≤ −3
 * is dead. Howard et al. 2019 (arXiv 1905.02244).
 *
 * <p>As in PyTorch, φ(−∞) is NaN. PyTorch's product overflows where z is over 5·10³⁷; this class
 * gives z there.
 */
public record HardSwish() implements Activation {
    private static final float CORNER = 3;

    @Override
    public String name() {
        return "hardswish";
    }

    @Override
    public String title() {
        return "Hardswish";
    }

    @Override
    public String formula() {
        return "φ(z) = z · min(max(0, z + 3), 6) / 6";
    }

    @Override
    public String source() {
        return "Howard et al. 2019, arXiv 1905.02244";
    }

    @Override
    public float value(float z) {
        if (z <= -CORNER) {
            return z * 0;
        }
        return z >= CORNER ? z : (float) (z * ((double) z + CORNER) / 6);
    }

    @Override
    public float derivative(float z) {
        if (z <= -CORNER) {
            return 0;
        }
        return z >= CORNER ? 1 : (float) (((double) z + 1.5) / 3);
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.hardSwish(z, a, from, length);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.hardSwishBackward(z, gradient, from, length);
    }
}
