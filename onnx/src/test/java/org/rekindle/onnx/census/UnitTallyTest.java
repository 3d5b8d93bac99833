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
        tally.addFired(new double[] {200, 0, 0}, 0, 3, 300);
        assertThat(tally.workAfterRelease()).isEqualTo(tally.work());
        tally.release();
        assertThat(tally.gathers()).isFalse();
        tally.addFired(new double[] {300, 1, 0}, 0, 3, 300);
        assertThat(firedOfPlaces(tally)).containsExactly("200/300", "1/600", "0/600");
    }

    @Test
    void unitsThatLeaveAreLeftOutWhereTheRestLiesInLongRuns() {
        UnitTally tally = tally(List.of(1L, 3L, 5L, 5L), 1);
        tally.addFired(new double[] {200, 0, 0}, 0, 3, 300);
        assertThat(tally.workAfterRelease() * 3).isEqualTo(tally.work() * 2);
        tally.release();
        assertThat(tally.countedCount()).isEqualTo(2);
        tally.addFired(new double[] {7, 0}, 0, 2, 25);
        assertThat(firedOfPlaces(tally)).containsExactly("200/300", "7/325", "0/325");
    }

    @Test
    void fewOfManyAreGatheredOneByOne() {
        UnitTally tally = tally(List.of(1L, 8L), 1);
        tally.addFired(new double[] {1, 1, 1, 1, 1, 1, 1, 0}, 0, 8, 300);
        tally.release();
        assertThat(tally.watched()).containsExactly(7L);
    }

    @Test
    void nobodyLeavesBeforeEnoughPlacesWereSeen() {
        UnitTally tally = tally(List.of(1L, 8L), 1);
        tally.addFired(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 0, 8, 299);
        tally.release();
        assertThat(tally.watched()).hasSize(8);
        assertThat(tally.isDone()).isFalse();
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
