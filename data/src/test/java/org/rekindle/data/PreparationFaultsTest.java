package org.rekindle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Task;

/** Tables and requests from which nothing can be prepared. */
class PreparationFaultsTest {
    private static final TextColumn CLASSES = Sample.texts("y", "no", "yes", "no");

    private static void assertFault(Table table, PreparationRequest request, String... parts) {
        assertThatThrownBy(() -> Preparation.prepare(table, request))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertReason(
            Table table,
            PreparationRequest request,
            DataException.Reason reason,
            String... columns) {
        assertThatThrownBy(() -> Preparation.prepare(table, request))
                .isInstanceOfSatisfying(
                        DataException.class,
                        fault -> {
                            assertThat(fault.reason()).contains(reason);
                            assertThat(fault.columns()).containsExactly(columns);
                        });
    }

    @Test
    void classesAreNotLeftRaw() {
        PreparationRequest raw = new PreparationRequest("y", null, Set.of(), true, false, true, 7);
        Table table = Sample.table(Sample.rowNumbers("row"), Sample.texts("y", "a", "b"));
        assertThatThrownBy(() -> Preparation.prepare(table, raw))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"y\" is a class");
    }

    @Test
    void anUnknownTargetIsAFault() {
        assertFault(
                Sample.table(Sample.rowNumbers("row"), CLASSES),
                new PreparationRequest("ro", null, Set.of(), true, 0),
                "no column \"ro\"",
                "did you mean \"row\"?");
    }

    @Test
    void droppingWhatIsNotThereOrTheTargetIsAFault() {
        Table table = Sample.table(Sample.rowNumbers("row"), CLASSES);
        assertFault(table, Sample.dropping("ros"), "no column \"ros\"", "did you mean \"row\"?");
        assertFault(table, Sample.dropping("y"), "\"y\" is the target");
        assertReason(table, Sample.dropping("y"), DataException.Reason.TARGET_DROPPED, "y");
    }

    @Test
    void noInputColumnLeftIsAFault() {
        assertFault(
                Sample.table(Sample.rowNumbers("row"), CLASSES),
                Sample.dropping("row"),
                "no column is left to predict \"y\" from");
        assertFault(Sample.table(CLASSES), Sample.request(), "no column is left");
    }

    @Test
    void textWithTooManyValuesIsAFaultThatNamesAllSuchColumns() {
        TextColumn id = Sample.text("id", IntStream.range(0, 101).mapToObj(i -> "n" + i));
        TextColumn name = Sample.text("name", IntStream.range(0, 101).mapToObj(i -> "m" + i));
        TextColumn target = Sample.text("y", IntStream.range(0, 101).mapToObj(i -> "c" + i % 2));
        Table table = Sample.table(id, name, target);
        assertFault(table, Sample.request(), "more than 100 different values", "\"id\", \"name\"");
        assertReason(table, Sample.request(), DataException.Reason.COLUMNS_UNUSABLE, "id", "name");
    }

    @Test
    void oneOddCellAmongNumbersIsNamed() {
        TextColumn income =
                Sample.text(
                        "income",
                        IntStream.range(0, 120).mapToObj(i -> i == 7 ? "$1" : Integer.toString(i)));
        Table table =
                Sample.table(
                        income,
                        NumberColumn.of(
                                "y", IntStream.range(0, 120).mapToDouble(i -> i % 2).toArray()));
        assertFault(table, Sample.request(), "income", "numbers, but for \"$1\": correct it");
    }

    @Test
    void numbersTooLargeForAFloatAreAFault() {
        NumberColumn large = Sample.numbers("large", 1e300, -1e300, 5);
        Table inputs = Sample.table(large, Sample.rowNumbers("row"), CLASSES);
        assertFault(inputs, Sample.request(), "column \"large\"", "too large");
        assertFault(inputs, Sample.raw(), "column \"large\"", "too large");
        assertFault(
                Sample.table(Sample.rowNumbers("row"), Sample.numbers("y", 1.5e300, -1e300, 5)),
                Sample.request(Task.REGRESSION),
                "target \"y\"",
                "too large");
    }

    @Test
    void aTargetThatIsTheSameInAllOfAPartIsAFault() {
        // Two rows differ; the seed decides where they lie, and a part without them has one value.
        double[] nearlyConstant = new double[Sample.ROWS];
        nearlyConstant[50] = 1;
        nearlyConstant[70] = 1;
        Table table = Sample.table(Sample.rowNumbers("row"), NumberColumn.of("y", nearlyConstant));
        List<String> faults =
                IntStream.range(0, 30)
                        .mapToObj(
                                seed ->
                                        new PreparationRequest(
                                                "y", Task.REGRESSION, Set.of(), true, seed))
                        .map(request -> catchThrowable(() -> Preparation.prepare(table, request)))
                        .filter(Objects::nonNull)
                        .map(Throwable::getMessage)
                        .toList();
        assertThat(faults).hasSize(30);
        assertThat(faults)
                .anyMatch(fault -> fault.contains("\"y\" is the same in every training row"))
                .anyMatch(fault -> fault.contains("\"y\" is the same in all 20 validation rows"))
                .anyMatch(fault -> fault.contains("\"y\" is the same in all 20 test rows"));
    }
}
