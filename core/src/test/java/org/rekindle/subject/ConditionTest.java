package org.rekindle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.Metric;

class ConditionTest {
    @Test
    void aRunWithHardlyADeadUnitIsHealthyAndNeedsNoRepetition() {
        assertThat(alone(Outcomes.dead(0))).isEqualTo(Condition.HEALTHY);
        assertThat(alone(Outcomes.dead(1))).isEqualTo(Condition.HEALTHY);
    }

    @Test
    void manyDeadUnitsAreSickWithoutARepetition() {
        assertThat(alone(Outcomes.dead(6))).isEqualTo(Condition.SICK);
        assertThat(alone(Outcomes.dead(Outcomes.UNITS))).isEqualTo(Condition.SICK);
    }

    @Test
    void fewDeadUnitsAreChanceUnlessTheyRecur() {
        assertThat(repeated(Outcomes.dead(4), 0, 0, 1, 0)).isEqualTo(Condition.CHANCE);
        assertThat(repeated(Outcomes.dead(4), 4, 5, 4, 4)).isEqualTo(Condition.SICK);
    }

    @Test
    void silentUnitsOnFewSamplesAreInconclusive() {
        assertThat(alone(Outcomes.silentOnFewSamples(50))).isEqualTo(Condition.INCONCLUSIVE);
    }

    @Test
    void aRunThatDivergedIsSoWhetherUnitsDiedOrNot() {
        assertThat(alone(Outcomes.diverged(0))).isEqualTo(Condition.DIVERGED);
        assertThat(alone(Outcomes.diverged(4))).isEqualTo(Condition.DIVERGED);
        assertThat(alone(Outcomes.diverged(90))).isEqualTo(Condition.DIVERGED);
    }

    @Test
    void whatIsSickOrDivergedNeedsACure() {
        assertThat(Condition.values())
                .filteredOn(Condition::needsCure)
                .containsExactly(Condition.SICK, Condition.LOW_SCORE, Condition.DIVERGED);
    }

    @Test
    void aLowScoreIsNotHealthThoughNoUnitIsDead() {
        Baseline half = new Baseline(Metric.ACCURACY, 1000, 0.5, OptionalDouble.empty());
        assertThat(scored(0.97, 0, half)).isEqualTo(Condition.HEALTHY);
        assertThat(scored(0.7, 0, half)).isEqualTo(Condition.LOW_SCORE);
        assertThat(scored(0.5, 0, half)).isEqualTo(Condition.LOW_SCORE);
        assertThat(scored(0.5, 60, half)).isEqualTo(Condition.SICK);
    }

    private static Condition scored(double score, int dead, Baseline baseline) {
        return Condition.of(Outcomes.scored(score, dead), Optional.of(baseline), List::of);
    }

    private static Condition alone(Outcome outcome) {
        return Condition.of(
                outcome,
                Optional.empty(),
                () -> {
                    throw new AssertionError("no repetition is needed");
                });
    }

    private static Condition repeated(Outcome outcome, int... dead) {
        List<NetworkCensus> others =
                IntStream.of(dead).mapToObj(count -> Outcomes.census(count, 1000)).toList();
        return Condition.of(outcome, Optional.empty(), () -> others);
    }
}
