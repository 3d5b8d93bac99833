package org.rekindle.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Property(tries = 200)
    void aPermutationHoldsEveryNumberOnce(
            @ForAll long seed, @ForAll @IntRange(max = 500) int size) {
        assertThat(Seed.of(seed).permutation(size))
                .containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
    }

    @Test
    void everyOrderOfThreeIsAboutEquallyLikely() {
        int[] counts = new int[27];
        for (int seed = 0; seed < 6000; seed++) {
            int[] order = Seed.of(seed).permutation(3);
            counts[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        assertThat(IntStream.of(counts).filter(count -> count > 0))
                .hasSize(6)
                .allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void childrenOfDifferentNamesAndNumbersDiffer() {
        Seed root = Seed.of(1);
        Set<Long> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(root.child(i).value());
            values.add(root.child("part" + i).value());
        }
        assertThat(values).hasSize(2000);
    }

    /** Runs on every JDK that is tested, so it would tell if one of them drew other numbers. */
    @Test
    void streamsAreTheSameOnEveryJdk() {
        RandomGenerator random = Seed.of(42).child("weights").generator();
        assertThat(random.nextLong()).isEqualTo(GOLDEN_LONG);
        assertThat(random.nextDouble()).isEqualTo(GOLDEN_DOUBLE);
        assertThat(random.nextGaussian()).isEqualTo(GOLDEN_GAUSSIAN);
        assertThat(Seed.of(7).permutation(8)).containsExactly(GOLDEN_ORDER);
    }

    private static final long GOLDEN_LONG = -4926962135696088679L;
    private static final double GOLDEN_DOUBLE = 0.21887503584839785;
    private static final double GOLDEN_GAUSSIAN = 0.2217142837101388;
    private static final int[] GOLDEN_ORDER = {4, 5, 0, 7, 6, 2, 1, 3};
}
