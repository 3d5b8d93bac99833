package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchTest {
    private static final int UNITS = 37;
    private static final int FAN_IN = 200;
    private static final int BATCH = 64;

    @Test
    void theFastestPlaceIsKept() {
        Scratch scratch = new Scratch();
        scratch.settle(new long[] {15, 15, 10, 15});
        assertThat(scratch.panel()).isEqualTo(2);
        assertThat(scratch.linesMatter()).isTrue();
        scratch.settle(new long[] {100, 99, 101, 100});
        assertThat(scratch.panel()).isEqualTo(1);
        assertThat(scratch.linesMatter()).isFalse();
    }

    @Test
    void placesAreTriedMoreAndMoreRarely() {
        Scratch scratch = new Scratch();
        long work = 0;
        int trials = 0;
        long before = 0;
        while (work < 200_000_000_000L) {
            work += 50_000_000;
            if (scratch.isDue(50_000_000)) {
                assertThat(work - before).isBetween(100_000_000L, 10_100_000_000L);
                scratch.settle(new long[] {2, 1});
                before = work;
                trials++;
            }
        }
        assertThat(trials).isBetween(20, 25);
    }

    @ParameterizedTest(name = "panel at {0}")
    @ValueSource(ints = {0, 1, 7, 12, 15})
    void noResultDependsOnThePlace(int place) {
        Random random = new Random(5);
        float[] parameters = values(random, UNITS * FAN_IN + UNITS);
        float[] x = values(random, FAN_IN * BATCH);
        float[] expected = affine(PlainKernels.INSTANCE, new Scratch(), parameters, x);
        Scratch scratch = new Scratch();
        long[] times = new long[Scratch.PLACES];
        Arrays.fill(times, 2);
        times[place] = 1;
        scratch.settle(times);
        assertThat(affine(Kernels.fastest(), scratch, parameters, x)).isEqualTo(expected);
    }

    @Test
    void noResultDependsOnTheTrialOfPlaces() {
        Random random = new Random(6);
        float[] parameters = values(random, UNITS * FAN_IN + UNITS);
        float[] x = values(random, FAN_IN * BATCH);
        float[] expected = affine(PlainKernels.INSTANCE, new Scratch(), parameters, x);
        Scratch scratch = new Scratch();
        scratch.isDue(1_000_000_000);
        assertThat(affine(Kernels.fastest(), scratch, parameters, x)).isEqualTo(expected);
        assertThat(affine(Kernels.fastest(), scratch, parameters, x)).isEqualTo(expected);
    }

    private static float[] affine(Kernels kernels, Scratch scratch, float[] parameters, float[] x) {
        float[] z = new float[UNITS * BATCH];
        kernels.affine(0, UNITS, BATCH, FAN_IN, parameters, 0, UNITS * FAN_IN, x, z, scratch);
        return z;
    }

    private static float[] values(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
