package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RocAucTest {
    @Test
    void everyPositiveAboveEveryNegativeIsOneAndBelowIsZero() {
        assertThat(area(of(1, 2), of(3, 4, 5))).isOne();
        assertThat(area(of(3, 4, 5), of(1, 2))).isZero();
    }

    @Test
    void aTieCountsHalf() {
        assertThat(area(of(7), of(7))).isEqualTo(0.5);
        // Of six pairs, three won and one tied.
        assertThat(area(of(1, 2, 4), of(2, 3))).isEqualTo(3.5 / 6);
    }

    @Test
    void theTwoZerosAreEqual() {
        assertThat(area(of(-0.0, 0.0), of(0.0, -0.0))).isEqualTo(0.5);
    }

    @Test
    void infinityRanksAboveAllNumbers() {
        assertThat(area(of(1, Double.NEGATIVE_INFINITY), of(Double.POSITIVE_INFINITY))).isOne();
    }

    @Test
    void itIsNotDefinedWithoutBothClassesOrWithNan() {
        assertThat(RocAuc.of(of(), of(1, 2))).isEmpty();
        assertThat(RocAuc.of(of(1, 2), of())).isEmpty();
        assertThat(RocAuc.of(of(1, Double.NaN), of(2))).isEmpty();
        assertThat(RocAuc.of(of(1), of(Double.NaN, 2))).isEmpty();
    }

    @Test
    void theNumbersOfTheCallerAreNotSorted() {
        double[] positives = of(3, 1, 2);
        RocAuc.of(of(2), positives);
        assertThat(positives).containsExactly(3, 1, 2);
    }

    /** Small whole numbers, so that there are many ties. */
    @Property(tries = 200)
    void itIsTheShareOfPairs(
            @ForAll @Size(min = 1, max = 30) @IntRange(min = 0, max = 9) int[] negatives,
            @ForAll @Size(min = 1, max = 30) @IntRange(min = 0, max = 9) int[] positives) {
        double won = 0;
        for (int positive : positives) {
            for (int negative : negatives) {
                won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        double share = won / (negatives.length * positives.length);
        assertThat(area(doubles(negatives), doubles(positives))).isCloseTo(share, within(1e-12));
    }

    private static double area(double[] negatives, double[] positives) {
        return RocAuc.of(negatives, positives).orElseThrow();
    }

    private static double[] of(double... values) {
        return values;
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
