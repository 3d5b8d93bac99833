package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.DataException;
import org.rekindle.data.Sample;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Task;

/** Tables and requests from which nothing can be prepared. */
class PreparationFaultsTest {
    private static final TextColumn CLASSES = Sample.texts("y", "no", "yes", "no");

    private static void assertFault(Table table, PreparationRequest request, String... parts) {
        assertThatThrownBy(() -> Sample.prepare(table, request))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertReason(
            Table table,
            PreparationRequest request,
            DataException.Reason reason,
            String... columns) {
        assertThatThrownBy(() -> Sample.prepare(table, request))
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
        assertThatThrownBy(() -> Sample.prepare(table, raw))
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
    void nothingButNamesIsAFaultThatNamesThem() {
        TextColumn id = Sample.text("id", IntStream.range(0, 101).mapToObj(i -> "n" + i));
        TextColumn name = Sample.text("name", IntStream.range(0, 101).mapToObj(i -> "m" + i));
        TextColumn target = Sample.text("y", IntStream.range(0, 101).mapToObj(i -> "c" + i % 2));
        Table table = Sample.table(id, name, target);
        assertFault(
                table,
                Sample.request(),
                "nothing is left to learn from",
                "\"name\" has 101 different values in 101 rows, like a name");
        assertReason(table, Sample.request(), DataException.Reason.NOTHING_BUT_NAMES, "id", "name");
    }

    @Test
    void infinityIsAFaultWhereThatWasRequested() {
        Table table = Sample.table(Sample.numbers("x", 1, 2, Double.NEGATIVE_INFINITY), CLASSES);
        PreparationRequest strict =
                Sample.request().withValues(new ValueRules(List.of(), true, Set.of(), false));
        assertFault(table, strict, "column \"x\" holds -Infinity in data row 3");
        assertReason(table, strict, DataException.Reason.INFINITE, "x");
    }

    @Test
    void keepingWhatIsNotThereIsAFault() {
        assertFault(
                Sample.table(Sample.numbers("x", 1, 2), CLASSES),
                Sample.request().withValues(ValueRules.USUAL.keeping(Set.of("z"))),
                "no column \"z\"");
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
                        .map(request -> catchThrowable(() -> Sample.prepare(table, request)))
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
