package org.rekindle.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticTest {
    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Statistic.of(List.of(9.0, 1.0, 2.0, 4.0, 3.0)))
                .isEqualTo(new Statistic(2, 3, 4));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(Statistic.of(List.of(4.0, 1.0)).median()).isEqualTo(2.5);
    }

    @Test
    void aRatioComparesWithinRounds() {
        // The machine was three times slower in the second round, for both.
        assertThat(Statistic.ratio(List.of(2.0, 6.0, 2.2), List.of(1.0, 3.0, 1.0))).isEqualTo(2);
    }

    @Test
    void aRatioNeedsPairs() {
        assertThatThrownBy(() -> Statistic.ratio(List.of(1.0), List.of(1.0, 2.0)))
                .hasMessage("a ratio needs pairs, but there are 1 and 2 values");
    }

    @Test
    void everyRoundBeginsWithAnother() {
        List<String> members = List.of("a", "b", "c");

        assertThat(Round.order(members, 0)).containsExactly("a", "b", "c");
        assertThat(Round.order(members, 1)).containsExactly("b", "c", "a");
        assertThat(Round.order(members, 5)).containsExactly("c", "a", "b");
    }
}
