package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.census.UnitCensus;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

class UnitTallyTest {
    @Test
    void unitsThatLeaveAreCountedOnWhereElementsWouldBeGatheredOneByOne() {
        UnitTally tally = tally(List.of(4L, 3L), 4);
        tally.addFired(new double[] {2, 0, 0}, 4);

        assertThat(tally.release()).isFalse();
        assertThat(tally.gathers()).isFalse();

        tally.addFired(new double[] {4, 1, 0}, 4);

        assertThat(firedOfPlaces(tally)).containsExactly("2/4", "1/8", "0/8");
    }

    @Test
    void unitsThatLeaveAreLeftOutWhereTheRestLiesInLongRuns() {
        UnitTally tally = tally(List.of(1L, 3L, 5L, 5L), 1);
        tally.addFired(new double[] {20, 0, 0}, 25);

        assertThat(tally.release()).isTrue();
        assertThat(tally.countedCount()).isEqualTo(2);

        tally.addFired(new double[] {7, 0}, 25);

        assertThat(firedOfPlaces(tally)).containsExactly("20/25", "7/50", "0/50");
    }

    @Test
    void fewOfManyAreGatheredOneByOne() {
        UnitTally tally = tally(List.of(1L, 8L), 1);
        tally.addFired(new double[] {1, 1, 1, 1, 1, 1, 1, 0}, 1);

        assertThat(tally.release()).isTrue();
        assertThat(tally.watched()).containsExactly(7L);
    }

    private static UnitTally tally(List<Long> dims, int batch) {
        Rectifier rectifier = rectifier();
        return new UnitTally(rectifier, CountedShape.of(rectifier, dims, batch), Set.of());
    }

    private static List<String> firedOfPlaces(UnitTally tally) {
        return tally.census().units().stream().map(UnitTallyTest::firedOfPlaces).toList();
    }

    private static String firedOfPlaces(UnitCensus unit) {
        return unit.fired() + "/" + unit.samples();
    }

    private static Rectifier rectifier() {
        return Rectifiers.of(
                        new ModelBuilder()
                                .input("x", 0, 3)
                                .node("Relu", List.of("x"), "a")
                                .output("a")
                                .model())
                .get(0);
    }
}
