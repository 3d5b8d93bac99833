package org.rekindle.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LayerCensusTest {
    @Property(tries = 200)
    void mergingIsAssociativeAndCommutativeWithExactCounts(@ForAll long seed) {
        Random random = new Random(seed);
        LayerCensus a = census(random);
        LayerCensus b = census(random);
        LayerCensus c = census(random);
        assertSame(a.merge(b).merge(c), a.merge(b.merge(c)));
        assertSame(a.merge(b), b.merge(a));
    }

    @Test
    void mergedCountsAreTheSums() {
        UnitCensus merged =
                new UnitCensus(10, 3, 7, 1.5, 2.5, 0).merge(new UnitCensus(20, 0, 20, 0, 0, 4));
        assertThat(merged).isEqualTo(new UnitCensus(30, 3, 27, 1.5, 2.5, 4));
        assertThat(merged.firingRate()).isEqualTo(0.1);
    }

    @Test
    void censusesOfDifferentLayersDoNotMerge() {
        LayerCensus first = new LayerCensus("hidden_1", List.of(unit(400, 0)));
        LayerCensus second = new LayerCensus("hidden_2", List.of(unit(400, 0)));
        assertThatThrownBy(() -> first.merge(second))
                .hasMessageContaining("hidden_1 (1 units) and hidden_2 (1 units)");
    }

    @Test
    void theSummaryCountsEachWord() {
        LayerCensus layer =
                new LayerCensus(
                        "hidden_1",
                        List.of(
                                unit(1000, 0), // dead
                                new UnitCensus(1000, 0, 0, -10, 10, 10), // stuck negative, small
                                new UnitCensus(1000, 0, 0, -1000, 1000, 1), // saturated
                                new UnitCensus(1000, 5, 995, 5, 5, 0), // rare, dormant
                                new UnitCensus(1000, 500, 500, 2000, 2000, 0),
                                new UnitCensus(1000, 1000, 0, 2000, 2000, 0))); // always on
        LayerSummary summary = layer.summary(1);
        assertThat(summary.units()).isEqualTo(6);
        assertThat(summary.dead()).isEqualTo(1);
        assertThat(summary.stuckNegative()).isEqualTo(2);
        assertThat(summary.saturated()).isEqualTo(1);
        assertThat(summary.rare()).isEqualTo(1);
        assertThat(summary.alwaysOn()).isEqualTo(1);
        assertThat(summary.inconclusive()).isZero();
        assertThat(summary.bornDead()).isEqualTo(1);
        // mean E|a| is 5015 / 6000 = 0.8358, and 0.025 of it 0.0209: the units at 0, 0.01 and
        // 0.005.
        assertThat(summary.dormant()).isEqualTo(3);
        assertThat(summary.zeroShare()).isCloseTo((1000 + 995 + 500) / 6000.0, within(1e-12));
        assertThat(summary.meanActivation()).isCloseTo(2995 / 6000.0, within(1e-12));
        assertThat(summary.firingRate()).isEqualTo(new FiringRate(0, 0, 0.0025, 0.37625, 1));
        assertThat(summary.samples()).isEqualTo(1000);
    }

    @Test
    void aLayerOfDeadUnitsHasCollapsed() {
        LayerCensus dead = new LayerCensus("hidden_1", List.of(unit(400, 0), unit(400, 0)));
        LayerCensus alive = new LayerCensus("hidden_2", List.of(unit(400, 0), unit(400, 1)));
        assertThat(dead.collapsed()).isTrue();
        assertThat(alive.collapsed()).isFalse();
        assertThat(new NetworkCensus(List.of(alive, dead)).collapsed()).isTrue();
        assertThat(new NetworkCensus(List.of(alive, dead)).deadFraction()).isEqualTo(0.75);
    }

    @Test
    void deadUnitsThatStillTellSamplesApartAreNoCollapse() {
        UnitCensus atUpperBound = new UnitCensus(400, 400, 0, 400, 400, 0, true);
        UnitCensus atEitherBound = new UnitCensus(400, 200, 200, 200, 200, 0, true);
        LayerCensus constant = new LayerCensus("hidden_1", List.of(unit(400, 0), atUpperBound));
        LayerCensus step = new LayerCensus("hidden_1", List.of(unit(400, 0), atEitherBound));
        assertThat(constant.collapsed()).isTrue();
        assertThat(step.dead()).isEqualTo(2);
        assertThat(step.collapsed()).isFalse();
    }

    private static UnitCensus unit(long samples, long fired) {
        return new UnitCensus(samples, fired, samples - fired, fired, fired, 0);
    }

    private static LayerCensus census(Random random) {
        long samples = random.nextInt(1000);
        return new LayerCensus(
                "hidden_1",
                IntStream.range(0, 5)
                        .mapToObj(
                                i -> {
                                    long fired = random.nextLong(samples + 1);
                                    double sum = random.nextGaussian() * samples;
                                    return new UnitCensus(
                                            samples,
                                            fired,
                                            samples - fired,
                                            sum,
                                            Math.abs(sum),
                                            fired == 0 ? random.nextDouble() : 0);
                                })
                        .toList());
    }

    /** Counts exactly; sums up to the rounding of double. */
    private static void assertSame(LayerCensus one, LayerCensus other) {
        for (int unit = 0; unit < one.units().size(); unit++) {
            UnitCensus a = one.units().get(unit);
            UnitCensus b = other.units().get(unit);
            assertThat(a.samples()).isEqualTo(b.samples());
            assertThat(a.fired()).isEqualTo(b.fired());
            assertThat(a.zeros()).isEqualTo(b.zeros());
            assertThat(a.activationSum()).isCloseTo(b.activationSum(), within(1e-9));
            assertThat(a.absoluteActivationSum())
                    .isCloseTo(b.absoluteActivationSum(), within(1e-9));
            assertThat(a.absoluteDerivativeSum())
                    .isCloseTo(b.absoluteDerivativeSum(), within(1e-12));
            assertThat(a.verdict()).isEqualTo(b.verdict());
        }
    }
}
