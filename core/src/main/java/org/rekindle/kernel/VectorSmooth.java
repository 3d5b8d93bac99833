package org.rekindle.kernel;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SmoothFunction} over whole vectors, in blocks that stay in the cache. A function is a list
 * of passes over a block: exponents, powers, and what is made of them. So the powers are written
 * once for all functions, although no method can take or return a vector, and each pass is compiled
 * alone, because one call site has them all as receivers (docs/decisions/0010).
 */
final class VectorSmooth {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** A multiple of every vector length. */
    private static final int LENGTH = 512;

    /** One for each thread, because a step allocates nothing. */
    private static final ThreadLocal<Block> BLOCKS = ThreadLocal.withInitial(Block::new);

    private VectorSmooth() {}

    /**
     * Some z, and what the passes leave for each other. The last one leaves its result in power.
     */
    private static final class Block {
        float[] z = {};
        int at;
        int length;
        float scale;
        final float[] power = new float[LENGTH];
        final float[] a = new float[LENGTH];
        final float[] b = new float[LENGTH];
        final float[] c = new float[LENGTH];
        final float[] d = new float[LENGTH];
        final float[] e = new float[LENGTH];
        final float[] f = new float[LENGTH];
        final float[] ones = new float[LENGTH];
        final float[] zeros = new float[LENGTH];

        Block() {
            Arrays.fill(ones, 1);
        }
    }

    private interface Pass {
        void over(Block block);
    }

    private static final Pass LINEAR =
            x -> VectorPower.linear(x.z, x.at, x.length, 1, x.power, x.a);
    private static final Pass TWICE = x -> VectorPower.linear(x.z, x.at, x.length, 2, x.power, x.a);
    private static final Pass SCALED =
            x -> VectorPower.linear(x.z, x.at, x.length, x.scale, x.power, x.a);
    private static final Pass SQUARE = x -> VectorPower.square(x.z, x.at, x.length, x.power, x.a);
    private static final Pass CUBIC = x -> VectorPower.cubic(x.z, x.at, x.length, x.power, x.a);
    private static final Pass RAISE = x -> VectorPower.raise(x.length, x.power, x.a);

    private static final Pass SIGMOID =
            x -> VectorLogistic.sigmoid(x.z, x.at, x.length, x.power, x.a, x.b);
    private static final Pass TIMES_Z = x -> VectorSwish.product(x.z, x.at, x.length, x.a, x.b);
    private static final Pass JOIN =
            x -> VectorLogistic.join(x.z, x.at, x.length, x.a, x.b, x.power);

    private static final Pass TANH = x -> VectorLogistic.tanh(x.z, x.at, x.length, x.power);
    private static final Pass SOFTPLUS =
            x -> VectorLogistic.softplus(x.z, x.at, x.length, x.power, x.scale);
    private static final Pass BELL = x -> VectorLogistic.bell(x.length, x.power, x.c, x.d);
    private static final Pass JOIN_BELL =
            x -> VectorLogistic.joinBell(x.length, x.c, x.d, 1, x.power);
    private static final Pass JOIN_FOUR_BELLS =
            x -> VectorLogistic.joinBell(x.length, x.c, x.d, 4, x.power);

    private static final Pass BELL_TIMES_Z =
            x -> VectorSwish.weighed(x.z, x.at, x.length, x.c, x.d);
    private static final Pass SLOPE_OF_CUBIC =
            x -> VectorSwish.slopeOfCubic(x.z, x.at, x.length, x.e, x.f);
    private static final Pass SILU_SLOPE =
            x -> VectorSwish.derivative(x.length, x.a, x.b, x.c, x.d, x.ones, x.zeros);
    private static final Pass GELU_TANH_SLOPE =
            x -> VectorSwish.derivative(x.length, x.a, x.b, x.c, x.d, x.e, x.f);

    private static final Pass MISH_PARTS =
            x -> VectorMish.parts(x.z, x.at, x.length, x.power, x.a, x.b, x.c, x.d);
    private static final Pass MISH_TANH =
            x -> VectorMish.tanh(x.z, x.at, x.length, x.power, x.a, x.b, x.c, x.d);
    private static final Pass MISH_INVERT = x -> VectorMish.invert(x.length, x.c, x.d);
    private static final Pass MISH_TOP =
            x -> VectorMish.top(x.z, x.at, x.length, x.power, x.a, x.b, x.c, x.e);
    private static final Pass MISH_SLOPE =
            x -> VectorMish.derivative(x.z, x.at, x.length, x.power, x.a, x.b, x.c, x.d, x.e);

    private static final Pass TAIL = x -> VectorNormalTail.of(x.z, x.at, x.length, x.a, x.b);
    private static final Pass DISTRIBUTION =
            x -> VectorNormalTail.distribution(x.z, x.at, x.length, x.power, x.a, x.b);
    private static final Pass GELU_SLOPE =
            x -> VectorNormalTail.geluDerivative(x.z, x.at, x.length, x.power, x.a, x.b);

    private static List<Pass> value(SmoothFunction function) {
        return switch (function) {
            case SIGMOID -> Values.SIGMOID;
            case TANH -> Values.TANH;
            case SOFTPLUS -> Values.SOFTPLUS;
            case SILU -> Values.SILU;
            case MISH -> Values.MISH;
            case GELU_TANH -> Values.GELU_TANH;
            case GELU -> Values.GELU;
        };
    }

    private static final class Values {
        static final List<Pass> SIGMOID = List.of(LINEAR, RAISE, VectorSmooth.SIGMOID, JOIN);
        static final List<Pass> TANH = List.of(TWICE, RAISE, VectorSmooth.TANH);
        static final List<Pass> SOFTPLUS = List.of(SCALED, RAISE, VectorSmooth.SOFTPLUS);
        static final List<Pass> SILU = List.of(LINEAR, RAISE, VectorSmooth.SIGMOID, TIMES_Z, JOIN);
        static final List<Pass> MISH = List.of(LINEAR, RAISE, MISH_PARTS, MISH_TANH, TIMES_Z, JOIN);
        static final List<Pass> GELU_TANH =
                List.of(CUBIC, RAISE, VectorSmooth.SIGMOID, TIMES_Z, JOIN);
        static final List<Pass> GELU = List.of(SQUARE, RAISE, TAIL, DISTRIBUTION, TIMES_Z, JOIN);
    }

    private static List<Pass> derivative(SmoothFunction function) {
        return switch (function) {
            case SIGMOID -> Derivatives.SIGMOID;
            case TANH -> Derivatives.TANH;
            case SOFTPLUS -> Derivatives.SOFTPLUS;
            case SILU -> Derivatives.SILU;
            case MISH -> Derivatives.MISH;
            case GELU_TANH -> Derivatives.GELU_TANH;
            case GELU -> Derivatives.GELU;
        };
    }

    private static final class Derivatives {
        static final List<Pass> SIGMOID = List.of(LINEAR, RAISE, BELL, JOIN_BELL);
        static final List<Pass> TANH = List.of(TWICE, RAISE, BELL, JOIN_FOUR_BELLS);
        static final List<Pass> SOFTPLUS = List.of(SCALED, RAISE, VectorSmooth.SIGMOID, JOIN);
        static final List<Pass> SILU =
                List.of(LINEAR, RAISE, VectorSmooth.SIGMOID, BELL, BELL_TIMES_Z, SILU_SLOPE, JOIN);
        static final List<Pass> MISH =
                List.of(LINEAR, RAISE, MISH_PARTS, MISH_INVERT, MISH_TOP, MISH_SLOPE);
        static final List<Pass> GELU_TANH =
                List.of(
                        CUBIC,
                        RAISE,
                        VectorSmooth.SIGMOID,
                        BELL,
                        BELL_TIMES_Z,
                        SLOPE_OF_CUBIC,
                        GELU_TANH_SLOPE,
                        JOIN);
        static final List<Pass> GELU = List.of(SQUARE, RAISE, TAIL, GELU_SLOPE);
    }

    static void forward(
            SmoothFunction function, float[] z, float[] a, int from, int end, float scale) {
        Block block = BLOCKS.get();
        List<Pass> passes = value(function);
        for (int to = end; to > from; to -= LENGTH) {
            run(passes, z, Math.max(from, to - LENGTH), to, scale, block);
            System.arraycopy(block.power, 0, a, block.at, block.length);
        }
    }

    static void backward(
            SmoothFunction function, float[] z, float[] gradient, int from, int end, float scale) {
        Block block = BLOCKS.get();
        List<Pass> passes = derivative(function);
        for (int to = end; to > from; to -= LENGTH) {
            run(passes, z, Math.max(from, to - LENGTH), to, scale, block);
            multiply(block.power, block.length, gradient, block.at);
        }
    }

    private static void run(
            List<Pass> passes, float[] z, int at, int to, float scale, Block block) {
        block.z = z;
        block.at = at;
        block.length = to - at;
        block.scale = scale;
        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).over(block);
        }
    }

    private static void multiply(float[] slope, int length, float[] gradient, int at) {
        FloatVector rounder = FloatVector.broadcast(SPECIES, Kernels.SIGNAL_ROUNDER);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector.fromArray(SPECIES, slope, i)
                    .fma(FloatVector.fromArray(SPECIES, gradient, at + i), rounder)
                    .sub(rounder)
                    .intoArray(gradient, at + i);
        }
    }
}
