package org.rekindle.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @ParameterizedTest(name = "{1} of {0} fired, mean derivative {2}: {3}")
    @CsvSource({
        "1000, 0, 0, DEAD",
        "300, 0, 0, DEAD",
        "299, 0, 0, INCONCLUSIVE",
        "299, 0, 1, INCONCLUSIVE",
        "0, 0, 0, INCONCLUSIVE",
        "1000, 0, 0.25, STUCK_NEGATIVE",
        "1000, 0, 0.0099, SATURATED",
        "1000, 0, 1e-30, SATURATED",
        "1000, 9, 0, RARE",
        "1000, 10, 0, ACTIVE",
        "1000, 999, 0, ACTIVE",
        "1000, 1000, 0, ALWAYS_ON",
        "10, 10, 0, ALWAYS_ON"
    })
    void followsFromTheCounts(long samples, long fired, double meanDerivative, Verdict verdict) {
        double derivatives = meanDerivative * samples;
        assertThat(new UnitCensus(samples, fired, 0, 0, 0, derivatives).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{1} of {0} at an upper bound: {2}")
    @CsvSource({"300, 300, DEAD", "300, 1, DEAD", "299, 299, ALWAYS_ON", "299, 150, ACTIVE"})
    void aUnitThatStandsAtAnUpperBoundIsDeadThoughItFires(
            long samples, long fired, Verdict verdict) {
        assertThat(new UnitCensus(samples, fired, 0, 0, 0, 0, true).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{1} of {0} fired, mean derivative {2}, flat above: {3}")
    @CsvSource({
        "1000, 1000, 0.0099, SATURATED",
        "1000, 500, 0.0099, SATURATED",
        "1000, 0, 0.0099, SATURATED",
        "1000, 1000, 0.01, ALWAYS_ON",
        "1000, 500, 0.25, ACTIVE",
        "1000, 0, 0.25, STUCK_NEGATIVE",
        "299, 299, 0.0099, ALWAYS_ON"
    })
    void aUnitThatIsFlatAboveCanBeSaturatedThoughItFires(
            long samples, long fired, double meanDerivative, Verdict verdict) {
        double derivatives = meanDerivative * samples;
        UnitCensus unit = new UnitCensus(samples, fired, 0, 0, 0, derivatives, true);
        assertThat(unit.verdict()).isEqualTo(verdict);
        assertThat(unit.isStuckNegative()).isEqualTo(fired == 0);
    }

    @ParameterizedTest(name = "fired {0}, derivatives {1}, at bound {2}: {3}")
    @CsvSource({
        "400, 0, true, DEAD", // at the bound in both scopes
        "0, 0, false, DEAD", // below 0 in the other scope
        "0, 40, false, ACTIVE", // with a gradient below 0
        "0, 4, false, SATURATED", // with hardly any gradient below 0
        "200, 0, false, ACTIVE" // with a gradient above 0
    })
    void scopesTogetherAreFlatOnlyWhereBothAre(
            long fired, double derivatives, boolean atBound, Verdict verdict) {
        UnitCensus flat = new UnitCensus(400, 300, 0, 0, 0, 0, true);
        UnitCensus other = new UnitCensus(400, fired, 0, 0, 0, derivatives, atBound);
        assertThat(flat.merge(other).verdict()).isEqualTo(verdict);
        assertThat(other.merge(flat).verdict()).isEqualTo(verdict);
    }

    @Test
    void aSlopeOfOneHundredthIsNotSaturated() {
        double derivatives = 1000 * (double) 0.01f;
        assertThat(new UnitCensus(1000, 0, 0, 0, 0, derivatives).verdict())
                .isEqualTo(Verdict.STUCK_NEGATIVE);
    }

    @ParameterizedTest(name = "fired {0}, derivatives {1}: {2}")
    @CsvSource({"0, 4, true", "0, 400, true", "0, 0, false", "400, 4, false", "400, 400, false"})
    void aUnitIsStuckNegativeIfItNeverFiresAndLearnsHoweverSlowly(
            long fired, double derivatives, boolean isStuck) {
        UnitCensus unit = new UnitCensus(1000, fired, 0, 0, 0, derivatives, true);
        assertThat(unit.isStuckNegative()).isEqualTo(isStuck);
    }
}
