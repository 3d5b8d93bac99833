package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.rekindle.random.Seed;

class SplitTest {
    /** Row numbers with gaps, and one stratum after the other, mixed by a stride. */
    private static int[] strata(List<Integer> sizes) {
        List<Integer> strata = new ArrayList<>();
        for (int stratum = 0; stratum < sizes.size(); stratum++) {
            for (int i = 0; i < sizes.get(stratum); i++) {
                strata.add(stratum);
            }
        }
        int[] mixed = new int[strata.size()];
        int[] order = Seed.of(1).permutation(mixed.length);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = strata.get(order[i]);
        }
        return mixed;
    }

    private static int[] rows(int count) {
        return IntStream.range(0, count).map(i -> 3 * i + 1).toArray();
    }

    private static int[] join(Split split) {
        return Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(IntStream::of)
                .toArray();
    }

    @Property
    void everyRowIsInExactlyOnePart(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 60) Integer> sizes,
            @ForAll long seed) {
        int[] strata = strata(sizes);
        int[] rows = rows(strata.length);
        Split split = Split.of(rows, strata, Seed.of(seed));
        int[] all = join(split);
        Arrays.sort(all);
        assertThat(all).isEqualTo(rows);
        assertThat(split.train()).isSorted();
        assertThat(split.validation()).isSorted();
        assertThat(split.test()).isSorted();
    }

    @Property
    void everyStratumGetsItsShareToWithinOneRow(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 60) Integer> sizes,
            @ForAll long seed) {
        int[] strata = strata(sizes);
        int[] rows = rows(strata.length);
        Split split = Split.of(rows, strata, Seed.of(seed));
        for (int stratum = 0; stratum < sizes.size(); stratum++) {
            int size = sizes.get(stratum);
            assertThat(Math.abs(count(split.train(), strata, stratum) - 0.6 * size)).isLessThan(1);
            assertThat(Math.abs(count(split.validation(), strata, stratum) - 0.2 * size))
                    .isLessThan(1);
            assertThat(Math.abs(count(split.test(), strata, stratum) - 0.2 * size)).isLessThan(1);
            assertThat(count(split.train(), strata, stratum)).isPositive();
        }
    }

    @Property
    void everySplitHasTheSameTestRowsAndDividesTheOthers(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 60) Integer> sizes,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int number) {
        int[] strata = strata(sizes);
        int[] rows = rows(strata.length);
        Split first = Split.of(rows, strata, Seed.of(seed));
        Split other = Split.of(rows, strata, Seed.of(seed), number);
        assertThat(other.test()).isEqualTo(first.test());
        int[] all = join(other);
        Arrays.sort(all);
        assertThat(all).as("each row in exactly one part").isEqualTo(rows);
        assertThat(other.train()).isSorted().hasSameSizeAs(first.train());
        assertThat(other.validation()).isSorted().hasSameSizeAs(first.validation());
        for (int stratum = 0; stratum < sizes.size(); stratum++) {
            double left = sizes.get(stratum) - count(first.test(), strata, stratum);
            if (sizes.get(stratum) == 1) {
                assertThat(count(other.train(), strata, stratum)).isEqualTo(1);
            } else {
                assertThat(Math.abs(count(other.validation(), strata, stratum) - left / 4))
                        .isLessThan(1);
            }
        }
    }

    @Test
    void splitsDifferInWhatIsForValidation() {
        int[] strata = strata(List.of(50, 50));
        int[] rows = rows(strata.length);
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(k -> Split.of(rows, strata, Seed.of(1), k).validation())
                                .map(Arrays::toString)
                                .distinct())
                .hasSize(10);
    }

    private static long count(int[] part, int[] strata, int stratum) {
        return IntStream.of(part).filter(row -> strata[(row - 1) / 3] == stratum).count();
    }

    @Property
    void theTotalsAreExactWithoutStrataOfOneRow(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 2, max = 60) Integer> sizes) {
        int[] strata = strata(sizes);
        Split split = Split.of(rows(strata.length), strata, Seed.of(0));
        assertThat(split.validation()).hasSize((strata.length + 2) / 5);
        assertThat(split.test()).hasSize(strata.length / 5);
    }

    @Test
    void anEqualSeedGivesAnEqualSplitAndAnotherSeedAnother() {
        int[] strata = strata(List.of(30, 40));
        int[] rows = rows(70);
        assertThat(join(Split.of(rows, strata, Seed.of(5))))
                .isEqualTo(join(Split.of(rows, strata, Seed.of(5))))
                .isNotEqualTo(join(Split.of(rows, strata, Seed.of(6))));
    }

    @Test
    void everyRowOfAStratumMayEndInEveryPart() {
        int[] strata = strata(List.of(5));
        long inTest =
                IntStream.range(0, 2000)
                        .filter(seed -> Split.of(rows(5), strata, Seed.of(seed)).test()[0] == 1)
                        .count();
        // Binomial(2000, 1/5): mean 400, standard deviation 18.
        assertThat(inTest).isBetween(310L, 490L);
    }
}
