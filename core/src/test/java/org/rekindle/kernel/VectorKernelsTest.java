package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The stated tolerance between the vector kernels and their plain twin is zero. */
class VectorKernelsTest {
    private static final Kernels PLAIN = Kernels.plain();
    private static final Kernels FASTEST = Kernels.fastest();

    @Test
    void theTestJvmHasTheVectorModule() {
        Assumptions.assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        assertThat(FASTEST.description()).startsWith("vector, ");
    }

    @Property(tries = 300)
    void productsAgreeBitForBit(
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 150) int batch,
            @ForAll @IntRange(min = 1, max = 150) int fanIn,
            @ForAll long seed) {
        assertProductsAgree(units, batch, fanIn, seed);
    }

    /** The vector kernels take 256 terms at a time, four rows, and 64 columns. */
    @Property(tries = 40)
    void productsAgreeBitForBitWhereTheyAreBlocked(
            @ForAll @IntRange(min = 1, max = 600) int units,
            @ForAll @IntRange(min = 1, max = 140) int batch,
            @ForAll @IntRange(min = 250, max = 530) int fanIn,
            @ForAll long seed) {
        assertProductsAgree(units, batch, fanIn, seed);
    }

    @Property(tries = 20)
    void productsOfManySamplesAgreeBitForBit(
            @ForAll @IntRange(min = 1, max = 10) int units,
            @ForAll @IntRange(min = 250, max = 530) int batch,
            @ForAll @IntRange(min = 1, max = 140) int fanIn,
            @ForAll long seed) {
        assertProductsAgree(units, batch, fanIn, seed);
    }

    @Test
    void productsAgreeBitForBitAtTheEdgesOfBlocks() {
        for (int terms : new int[] {160, 161, 320, 321, 513}) {
            for (int rows : new int[] {3, 4, 5, 64, 65, 68}) {
                for (int columns : new int[] {63, 64, 65, 80, 81, 97}) {
                    assertProductsAgree(rows, columns, terms, terms);
                    assertProductsAgree(terms, columns, rows, terms);
                    assertProductsAgree(rows, terms, columns, terms);
                }
            }
        }
    }

    /** A sum without terms is its start, whatever the memory held before. */
    @Test
    void productsWithoutTermsOverwriteWhatWasThere() {
        int columns = 97;
        float[] parameters = {1, 2, 3, 4, 5};
        float[] none = {};
        Scratch scratch = new Scratch();
        for (int rows : new int[] {3, 5}) {
            float[] garbage = values(rows * columns, 7);
            assertAgree(
                    garbage,
                    (kernels, z) ->
                            kernels.affine(
                                    0, rows, columns, 0, parameters, 0, 0, none, z, scratch));
            assertAgree(
                    garbage,
                    (kernels, gradients) ->
                            kernels.weightGradients(
                                    0, rows, columns, 0, none, none, false, gradients, 0, scratch));
            assertAgree(
                    garbage,
                    (kernels, xGradient) ->
                            kernels.inputGradients(
                                    0, rows, rows, columns, 0, none, 0, none, xGradient, scratch));
        }
    }

    private static void assertProductsAgree(int units, int batch, int fanIn, long seed) {
        float[] parameters = values(3 + units * fanIn + units, seed);
        int biases = 3 + units * fanIn;
        float[] x = values(fanIn * batch, seed + 1);
        Scratch scratch = new Scratch();
        int unit = units / 3;
        assertAgree(
                new float[units * batch],
                (kernels, z) -> {
                    kernels.affine(0, unit, batch, fanIn, parameters, 3, biases, x, z, scratch);
                    kernels.affine(unit, units, batch, fanIn, parameters, 3, biases, x, z, scratch);
                });
        float[] zGradient = values(units * batch, seed + 2);
        assertAgree(
                new float[3 + units * fanIn + 1],
                (kernels, gradients) -> {
                    kernels.weightGradients(
                            0, unit, fanIn, batch, zGradient, x, false, gradients, 3, scratch);
                    kernels.weightGradients(
                            unit, units, fanIn, batch, zGradient, x, false, gradients, 3, scratch);
                });
        float[] bySample = new float[x.length];
        PlainKernels.INSTANCE.transpose(x, fanIn, batch, bySample, 0);
        float[] gradients = new float[3 + units * fanIn];
        float[] same = gradients.clone();
        PlainKernels.INSTANCE.weightGradients(
                0, units, fanIn, batch, zGradient, x, false, gradients, 3, scratch);
        PlainKernels.INSTANCE.weightGradients(
                0, units, fanIn, batch, zGradient, bySample, true, same, 3, scratch);
        assertThat(same).isEqualTo(gradients);
        assertAgree(
                new float[3 + units * fanIn],
                (kernels, result) ->
                        kernels.weightGradients(
                                0, units, fanIn, batch, zGradient, bySample, true, result, 3,
                                scratch));
        int i = fanIn / 3;
        assertAgree(
                new float[fanIn * batch],
                (kernels, xGradient) -> {
                    kernels.inputGradients(
                            0,
                            i,
                            fanIn,
                            batch,
                            units,
                            parameters,
                            3,
                            zGradient,
                            xGradient,
                            scratch);
                    kernels.inputGradients(
                            i,
                            fanIn,
                            fanIn,
                            batch,
                            units,
                            parameters,
                            3,
                            zGradient,
                            xGradient,
                            scratch);
                });
    }

    @Property(tries = 300)
    void transposesAgree(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll long seed) {
        float[] source = values(rows * columns, seed);
        assertAgree(
                new float[source.length + 3],
                (kernels, target) -> kernels.transpose(source, rows, columns, target, 2));
    }

    @Property(tries = 300)
    void activationsAndTheirGradientsAgreeBitForBit(
            @ForAll @IntRange(max = 100) int length,
            @ForAll @IntRange(max = 5) int from,
            @ForAll long seed) {
        float[] z = valuesWithEdges(from + length, seed);
        assertAgree(z, (kernels, a) -> kernels.absolute(z, a, from, length));
        assertAgree(z, (kernels, a) -> kernels.relu(z, a, from, length));
        assertAgree(z, (kernels, a) -> kernels.leaky(z, a, from, length, 0.01f));
        assertAgree(z, (kernels, a) -> kernels.elu(z, a, from, length, 1.5f));
        float[] g = valuesWithEdges(from + length, seed + 1);
        assertAgree(g, (kernels, gradient) -> kernels.reluBackward(z, gradient, from, length));
        assertAgree(
                g, (kernels, gradient) -> kernels.leakyBackward(z, gradient, from, length, 0.2f));
        assertAgree(g, (kernels, gradient) -> kernels.eluBackward(z, gradient, from, length, 1.5f));
        assertAgree(z, (kernels, a) -> kernels.relu6(z, a, from, length));
        assertAgree(g, (kernels, gradient) -> kernels.relu6Backward(z, gradient, from, length));
        assertAgree(z, (kernels, a) -> kernels.hardSwish(z, a, from, length));
        assertAgree(g, (kernels, gradient) -> kernels.hardSwishBackward(z, gradient, from, length));
        assertAgree(z, (kernels, a) -> kernels.scaledElu(z, a, from, length, 1.7f, 1.1f, 0.7f));
        assertAgree(
                g,
                (kernels, gradient) ->
                        kernels.scaledEluBackward(z, gradient, from, length, 1.7f, 1.1f, 0.7f));
        float[] negative = new float[from + length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = Math.min(z[i], 0);
        }
        assertAgree(negative, (kernels, x) -> kernels.exp(x, from, length));
    }

    @Property(tries = 300)
    void smoothFunctionsAndTheirGradientsAgreeBitForBit(
            @ForAll SmoothFunction function,
            @ForAll @IntRange(max = 1200) int length,
            @ForAll @IntRange(max = 5) int from,
            @ForAll long seed) {
        float[] z = valuesWithEdges(from + length, seed);
        assertAgree(z, (kernels, a) -> kernels.smooth(function, z, a, from, length, 1.3f));
        float[] g = valuesWithEdges(from + length, seed + 1);
        assertAgree(
                g,
                (kernels, gradient) ->
                        kernels.smoothBackward(function, z, gradient, from, length, 1.3f));
    }

    @Property(tries = 200)
    void sumsAndCountsAgreeBitForBit(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 100) int length,
            @ForAll long seed) {
        float[] x = values(rows * length, seed);
        float[] expected = new float[rows + 1];
        float[] actual = new float[rows + 1];
        float[] partial = new float[Kernels.SUMS_SCRATCH];
        PLAIN.rowSums(x, rows, length, expected, 1, partial);
        FASTEST.rowSums(x, rows, length, actual, 1, partial);
        assertArrayEquals(expected, actual);
        float[] gradient = values(rows * length, seed + 1);
        PLAIN.slopeGradients(x, gradient, rows, length, expected, 1, partial);
        FASTEST.slopeGradients(x, gradient, rows, length, actual, 1, partial);
        assertArrayEquals(expected, actual);

        int[] expectedCounts = new int[rows];
        int[] actualCounts = new int[rows];
        PLAIN.countFiring(x, rows, length, expectedCounts);
        FASTEST.countFiring(x, rows, length, actualCounts);
        assertArrayEquals(expectedCounts, actualCounts);
    }

    @Property(tries = 100)
    void updatesAgreeBitForBit(
            @ForAll @IntRange(min = 1, max = 100) int length, @ForAll long seed) {
        float[] g = values(length, seed);
        assertUpdatesAgree(
                length,
                seed,
                (kernels, w, m, v) -> kernels.sgd(w, g, v, 0, length, 0.1f, 0.9f, 0.99f));
        assertUpdatesAgree(
                length,
                seed,
                (kernels, w, m, v) ->
                        kernels.adam(w, g, m, v, 0, length, 0.01f, 0.9f, 0.999f, 5f, 1e-8f, 0.99f));
    }

    private interface Update {
        void run(Kernels kernels, float[] w, float[] m, float[] v);
    }

    private static void assertUpdatesAgree(int length, long seed, Update update) {
        float[][] expected = {
            values(length, seed + 1), values(length, seed + 2), new float[length]
        };
        float[][] actual = Arrays.stream(expected).map(float[]::clone).toArray(float[][]::new);
        for (int step = 0; step < 3; step++) {
            update.run(PLAIN, expected[0], expected[1], expected[2]);
            update.run(FASTEST, actual[0], actual[1], actual[2]);
        }
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i]);
        }
    }

    private interface RowKernel {
        void run(Kernels kernels, float[] row);
    }

    private static void assertAgree(float[] start, RowKernel kernel) {
        float[] expected = start.clone();
        float[] actual = start.clone();
        kernel.run(PLAIN, expected);
        kernel.run(FASTEST, actual);
        assertArrayEquals(expected, actual);
    }

    private static float[] values(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian() * 3;
        }
        return values;
    }

    private static float[] valuesWithEdges(int length, long seed) {
        float[] values = values(length, seed);
        float[] edges = {
            0f,
            -0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            1e-26f,
            -Float.MIN_VALUE,
            -87.5f,
            -103.9f,
            -200f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE
        };
        Random random = new Random(seed);
        for (int i = 0; i < length / 3; i++) {
            values[random.nextInt(length)] = edges[random.nextInt(edges.length)];
        }
        return values;
    }
}
