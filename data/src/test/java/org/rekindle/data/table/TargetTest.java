package org.rekindle.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Sample;
import org.rekindle.network.Task;

class TargetTest {
    private static final NumberColumn TWENTY_LABELS =
            Sample.numbers("y", IntStream.range(0, 20).asDoubleStream().toArray());
    private static final NumberColumn TEN_LABELS =
            Sample.numbers("y", IntStream.range(0, 10).asDoubleStream().toArray());
    private static final NumberColumn WELL_FILLED_LABELS =
            NumberColumn.of("y", IntStream.range(0, 200).mapToDouble(i -> i % 20).toArray());
    private static final NumberColumn TWENTY_ONE_LABELS =
            Sample.numbers("y", IntStream.range(0, 21).asDoubleStream().toArray());

    private static void assertFault(Column target, @Nullable Task task, String... parts) {
        assertThatThrownBy(() -> target.target(task, true))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertFault(
            Column target, @Nullable Task task, DataException.Reason reason, String... parts) {
        assertThatThrownBy(() -> target.target(task, true))
                .isInstanceOfSatisfying(
                        DataException.class,
                        fault -> {
                            assertThat(fault.reason()).contains(reason);
                            assertThat(fault.columns()).containsExactly("y");
                        })
                .hasMessageContainingAll(parts);
    }

    @Test
    void textIsClassifiedInAlphabeticalOrder() {
        Target target = Sample.texts("y", "b", "c", "a", "10", "9").target(null, true);
        assertThat(target.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(target.classes()).containsExactly("10", "9", "a", "b", "c");
        assertThat(target.value(0)).isEqualTo(3);
        assertThat(target.value(3)).isZero();
        assertThat(target.reason())
                .isEqualTo(
                        "Target \"y\" is text, so the task is classification into 5 classes: 10 (20"
                                + " rows), 9 (20 rows), a (20 rows), b (20 rows), c (20 rows).");
    }

    @Test
    void aFewWholeNumbersAreClassesInNumericOrderWrittenWithoutAFraction() {
        Target target = Sample.numbers("y", 10, -1, 9).target(null, true);
        assertThat(target.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(target.classes()).containsExactly("-1", "9", "10");
        assertThat(target.value(0)).isEqualTo(2);
        assertThat(target.reason())
                .isEqualTo(
                        "Target \"y\" holds 3 different whole numbers (whole ones, at most 20,"
                                + " count as classes), so the task is classification. Classes: -1"
                                + " (33 rows), 9 (33 rows), 10 (34 rows).");
    }

    @Test
    void wholeNumbersAreClassesIfEachHasEnoughRows() {
        assertThat(WELL_FILLED_LABELS.target(null, true).task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(TEN_LABELS.target(null, true).task()).isEqualTo(Task.CLASSIFICATION);
        Target thin = TWENTY_LABELS.target(null, true);
        assertThat(thin.task()).isEqualTo(Task.REGRESSION);
        assertThat(thin.reason())
                .isEqualTo(
                        "Target \"y\" holds 20 different whole numbers, but 0 stands in 5 rows, and"
                                + " classes need 10 each, so the task is regression.");
        assertThat(thin.otherTask()).contains(Task.CLASSIFICATION);
        assertThat(TWENTY_ONE_LABELS.target(null, true).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void yearsAgesAndCountsAreQuantitiesAndTwoNumbersNever() {
        assertThat(Sample.numbers("y", 1999, 2000, 2001).target(null, true).reason())
                .contains("these look like years", "regression");
        for (String name : new String[] {"age", "AGE", "n_visits", "hospital.days", "Count"}) {
            assertThat(Sample.numbers(name, 1, 2, 3).target(null, true).task())
                    .describedAs(name)
                    .isEqualTo(Task.REGRESSION);
        }
        for (String name : new String[] {"stage", "village", "account", "class"}) {
            assertThat(Sample.numbers(name, 1, 2, 3).target(null, true).task())
                    .describedAs(name)
                    .isEqualTo(Task.CLASSIFICATION);
        }
        assertThat(Sample.numbers("age", 0, 1).target(null, true).task())
                .isEqualTo(Task.CLASSIFICATION);
        assertThat(Sample.numbers("y", 1999, 2000).target(null, true).task())
                .isEqualTo(Task.CLASSIFICATION);
    }

    @Test
    void fractionsAreAQuantity() {
        Target target = Sample.numbers("y", 1, 2.5).target(null, true);
        assertThat(target.task()).isEqualTo(Task.REGRESSION);
        assertThat(target.classes()).isEmpty();
        assertThat(target.value(1)).isEqualTo(2.5);
        assertThat(target.reason()).contains("so the task is regression");
    }

    @Test
    void theOtherTaskIsOfferedWhereThereIsAChoice() {
        assertThat(TEN_LABELS.target(null, true).otherTask()).contains(Task.REGRESSION);
        assertThat(TWENTY_ONE_LABELS.target(null, true).otherTask()).contains(Task.CLASSIFICATION);
        assertThat(TWENTY_LABELS.target(Task.REGRESSION, true).otherTask()).isEmpty();
        assertThat(TWENTY_LABELS.target(Task.CLASSIFICATION, true).otherTask()).isEmpty();
        assertThat(Sample.texts("y", "b", "c").target(null, true).otherTask()).isEmpty();
    }

    @Test
    void moreThanAHundredNumbersCannotBeClasses() {
        Target target =
                NumberColumn.of("y", IntStream.range(0, 101).asDoubleStream().toArray())
                        .target(null, true);
        assertThat(target.otherTask()).isEmpty();
        assertThat(target.reason()).contains("classification takes at most 100 values");
    }

    @Test
    void theRequestedTaskWins() {
        Target target = Sample.numbers("y", 1, 2.5).target(Task.CLASSIFICATION, true);
        assertThat(target.classes()).containsExactly("1", "2.5");
        assertThat(target.reason()).contains("as requested");
        assertThat(TWENTY_LABELS.target(Task.REGRESSION, true).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void zeroAndMinusZeroAreOneClass() {
        assertThat(Sample.numbers("y", 0.0, -0.0, 1).target(null, true).classes())
                .containsExactly("0", "1");
    }

    @Test
    void rowsWithoutATargetAreLeftOut() {
        assertThat(Sample.texts("y", "a", "", "b", "").target(null, true).rows())
                .hasSize(50)
                .startsWith(0, 2, 4);
        assertThat(Sample.numbers("y", 1.5, Double.NaN, 2.5, Double.NaN).target(null, true).rows())
                .hasSize(50)
                .startsWith(0, 2, 4);
    }

    @Test
    void decilesAreStrataOfARegression() {
        Target target = Sample.rowNumbers("y").target(Task.REGRESSION, true);
        int[] expected = IntStream.range(0, Sample.ROWS).map(i -> i / 10).toArray();
        assertThat(target.strata()).isEqualTo(expected);
    }

    @Test
    void textCannotBeRegressed() {
        assertFault(
                Sample.texts("y", "red", "blue"),
                Task.REGRESSION,
                DataException.Reason.TARGET_IS_TEXT,
                "regression needs a target of numbers",
                "\"y\"",
                "\"red\"");
    }

    @Test
    void aConstantTargetIsAFault() {
        assertFault(Sample.texts("y", "red", ""), null, "\"y\" is \"red\" in every row");
        assertFault(Sample.numbers("y", 3), null, "\"y\" is \"3\" in every row");
    }

    @Test
    void aTargetWithoutValuesIsAFault() {
        assertFault(Sample.texts("y", ""), null, "\"y\" has no value in any row");
        assertFault(Sample.numbers("y", Double.NaN), null, "\"y\" has no value in any row");
    }

    @Test
    void moreThanAHundredClassesAreAFault() {
        Stream<String> names = IntStream.range(0, 202).mapToObj(i -> "n" + i % 101);
        assertFault(Sample.text("y", names), null, "\"y\" has 101 different values", "at most 100");
        assertFault(
                NumberColumn.of("y", IntStream.range(0, 202).mapToDouble(i -> i % 101).toArray()),
                Task.CLASSIFICATION,
                DataException.Reason.NUMBERS_ARE_NO_CLASSES,
                "\"y\" has 101 different values");
    }

    @Test
    void aHundredClassesAreFine() {
        Stream<String> names = IntStream.range(0, 200).mapToObj(i -> "n" + i % 100);
        assertThat(Sample.text("y", names).target(null, true).classes()).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(value = Task.class, names = "CLASSIFICATION")
    void mostlySingleRowsAreAFault(Task task) {
        Stream<String> names = IntStream.range(0, 30).mapToObj(i -> "n" + Math.max(i, 10));
        assertFault(Sample.text("y", names), task, "20 classes, of which 19 have a single row");
        assertFault(
                NumberColumn.of(
                        "y", IntStream.range(0, 29).mapToDouble(i -> Math.max(i, 10)).toArray()),
                task,
                DataException.Reason.NUMBERS_ARE_NO_CLASSES,
                "19 classes, of which 18 have a single row");
    }

    @Test
    void aFewRowsOfRareClassesAreLeftOutAndMoreAreJoined() {
        Target dropped =
                Sample.text("y", words("a", 40, "b", 40, "c", 2, "d", 1)).target(null, true);
        assertThat(dropped.classes()).containsExactly("a", "b");
        assertThat(dropped.rows()).hasSize(80);
        assertThat(dropped.notes())
                .containsExactly(
                        "Left out the rows of classes with fewer than 3 rows, too few to split: c (2"
                                + " rows), d (1 row).");
        Target joined =
                Sample.text("y", words("d", 2, "a", 20, "c", 2, "b", 10)).target(null, true);
        assertThat(joined.classes()).containsExactly("a", "b", "(other)");
        assertThat(joined.rows()).hasSize(34);
        assertThat(joined.value(0)).isEqualTo(2);
        assertThat(joined.value(2)).isZero();
        assertThat(joined.notes()).singleElement().asString().contains("joined as \"(other)\"");
    }

    @Test
    void withoutASplitNoClassIsTooRare() {
        TextColumn column = Sample.text("y", words("a", 40, "b", 40, "c", 2));
        assertThat(column.target(null, false).classes()).containsExactly("a", "b", "c");
    }

    private static Stream<String> words(Object... wordsAndCounts) {
        return IntStream.range(0, wordsAndCounts.length / 2)
                .boxed()
                .flatMap(
                        i ->
                                Stream.generate(() -> (String) wordsAndCounts[2 * i])
                                        .limit((int) wordsAndCounts[2 * i + 1]));
    }

    @Test
    void twoNumbersOfARowEachAreNoClasses() {
        assertThat(NumberColumn.of("y", 3, 5).target(null, false).task())
                .isEqualTo(Task.REGRESSION);
        assertThat(NumberColumn.of("y", 3, 5, 5).target(null, false).task())
                .isEqualTo(Task.CLASSIFICATION);
    }
}
