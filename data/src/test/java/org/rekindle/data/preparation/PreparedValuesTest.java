package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.Sample;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Task;

/** What becomes of the values of a table on the way to a network. */
class PreparedValuesTest {
    private static final NumberColumn X =
            NumberColumn.of("x", new Random(4).doubles(Sample.ROWS).toArray());

    @Test
    void rowsWhoseTargetIsMarkedAsMissingAreLeftOut() {
        PreparedData data = Sample.prepare(X, Sample.texts("y", "NA", "yes", "no", "yes"));
        assertThat(data.classes()).containsExactly("no", "yes");
        assertThat(data.train().samples()).isEqualTo(45);
        assertThat(data.notes()).contains("Left out 25 rows without a target.");
    }

    @Test
    void aTargetInPercentIsRegressed() {
        PreparedData data =
                Sample.prepare(
                        X, Sample.text("y", IntStream.range(0, 100).mapToObj(i -> i % 20 + "%")));
        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.values().forms()).containsEntry("y", "number 1234.5");
    }

    @Test
    void aDateIsPredictedInDays() {
        PreparedData data =
                Sample.prepare(
                        X,
                        Sample.text(
                                "y",
                                IntStream.range(0, 100)
                                        .mapToObj(
                                                i ->
                                                        "2024-%02d-%02d"
                                                                .formatted(
                                                                        i % 12 + 1, i % 28 + 1))));
        assertThat(data.task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void labelsThatDifferInCapitalsOrSpacesAreToldAndMergedOnRequest() {
        TextColumn labels = Sample.texts("y", "yes", "No", "no", "Yes ", "yes", "no");
        PreparedData told = Sample.prepare(X, labels);
        assertThat(told.values().labelsDiffer()).isTrue();
        assertThat(told.classes()).containsExactly("No", "Yes ", "no", "yes");
        PreparedData merged =
                Preparation.prepare(
                        Sample.table(X, labels),
                        Sample.request()
                                .withValues(new ValueRules(List.of(), false, Set.of(), true)));
        assertThat(merged.classes()).containsExactly("no", "yes");
        assertThat(merged.values().labelsDiffer()).isFalse();
        assertThat(merged.notes())
                .contains("Merged as requested: \"yes\", \"Yes \"; \"no\", \"No\".");
        assertThat(Sample.prepare(X, Sample.texts("y", "a", "b")).values().labelsDiffer())
                .isFalse();
    }

    @Test
    void textWithManyValuesHasFrequentOnesAndOthers() {
        TextColumn city =
                TextColumn.of(
                        "city",
                        IntStream.range(0, 1000).mapToObj(i -> i % 2 == 0 ? "big" : "c" + i % 201));
        NumberColumn x = NumberColumn.of("x", new Random(4).doubles(1000).toArray());
        NumberColumn y = NumberColumn.of("y", new Random(5).doubles(1000).toArray());
        PreparedData data =
                Preparation.prepare(
                        Sample.table(city, x, y),
                        new PreparationRequest("y", null, Set.of(), false, 7));
        assertThat(data.features()).contains("city=big", "city=(other)", "x");
        assertThat(data.features().size()).isLessThan(103);
        float[] big = Sample.input(data, data.train(), "city=big");
        float[] other = Sample.input(data, data.train(), "city=(other)");
        assertThat(IntStream.range(0, big.length).filter(i -> big[i] == 1).count())
                .isBetween(250L, 350L);
        assertThat(IntStream.range(0, big.length).allMatch(i -> big[i] + other[i] <= 1)).isTrue();
        assertThat(data.notes()).anyMatch(note -> note.contains("share \"(other)\": city"));
    }

    @Test
    void whatIsDoneIsReported() {
        NumberColumn copy =
                NumberColumn.of(
                        "copy",
                        IntStream.range(0, 100).mapToDouble(i -> 2 * Math.sin(i)).toArray());
        NumberColumn y =
                NumberColumn.of("y", IntStream.range(0, 100).mapToDouble(Math::sin).toArray());
        PreparedData data = Sample.prepare(Sample.rowNumbers("n"), X, copy, y);
        assertThat(data.features()).containsExactly("x", "copy");
        assertThat(data.values().leftOut())
                .containsExactly(new LeftOut("n", "counts the rows, from 0 to 99"));
        assertThat(data.values().leaks()).containsExactly("copy");
        assertThat(data.notes().get(0)).isEqualTo(data.values().warnings().get(0));
    }

    @Test
    void aLastRowOfTotalsIsPointedOut() {
        int rows = 41;
        double[] sales = new Random(6).doubles(rows).map(x -> 100 + 50 * x).toArray();
        sales[rows - 1] = IntStream.range(0, rows - 1).mapToDouble(i -> sales[i]).sum();
        TextColumn shop =
                TextColumn.of(
                        "shop",
                        IntStream.range(0, rows)
                                .mapToObj(i -> i == rows - 1 ? "Grand Total:" : "s" + i % 4));
        NumberColumn x = NumberColumn.of("x", new Random(4).doubles(rows).toArray());
        PreparedData data = Sample.prepare(shop, x, NumberColumn.of("y", sales));
        assertThat(data.notes())
                .contains(
                        "Row 41, the last, is called \"Grand Total\" and holds the sum of the rows"
                                + " above (y): if it is no row of data, remove it from the file.");
        sales[rows - 1] = 120;
        assertThat(Sample.prepare(shop, x, NumberColumn.of("y", sales)).notes())
                .noneMatch(note -> note.contains("the last"));
    }

    @Test
    void aNumberThatMayStandForAMissingValueIsPointedOut() {
        PreparedData data =
                Sample.prepare(X, Sample.numbers("t", 12, -999, 15, 22), Sample.numbers("y", 1, 0));
        assertThat(data.values().suspectMarks()).containsExactly("-999");
        assertThat(data.notes())
                .contains(
                        "-999 in 25 cells of \"t\" may stand for a missing value: it lies far from"
                                + " all other numbers there.");
    }

    @Test
    void plainTablesHaveNothingToReport() {
        PreparedData data =
                Sample.prepare(
                        X, Sample.texts("colour", "red", "blue"), Sample.texts("y", "a", "b", "a"));
        assertThat(data.values())
                .isEqualTo(
                        new ValueReport(
                                List.of(), List.of(), List.of(), List.of(), false, Map.of(),
                                List.of()));
    }
}
