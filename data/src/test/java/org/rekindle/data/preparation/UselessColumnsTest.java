package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.Sample;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

class UselessColumnsTest {
    private static final NumberColumn OTHER = Sample.numbers("other", 1.5, 2, 7);

    private static UselessColumns of(Set<String> keep, Column... columns) {
        return UselessColumns.of(List.of(columns), Sample.table(columns), keep);
    }

    private static boolean isLeftOut(Column column) {
        return !of(Set.of(), OTHER, column).leftOut().isEmpty();
    }

    private static NumberColumn shuffled(String name, int start) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(start, start + Sample.ROWS).boxed().toList());
        Collections.shuffle(numbers, new Random(3));
        return NumberColumn.of(name, numbers.stream().mapToDouble(i -> i).toArray());
    }

    @Test
    void aColumnThatCountsTheRowsIsLeftOutWithANoteAndCanBeKept() {
        NumberColumn zero = Sample.rowNumbers("a");
        NumberColumn one =
                NumberColumn.of("b", IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        UselessColumns found = of(Set.of(), zero, OTHER, one);
        assertThat(found.columns()).containsExactly(OTHER);
        assertThat(found.leftOut()).extracting(LeftOut::column).containsExactly("a", "b");
        assertThat(found.notes())
                .containsExactly(
                        "Left out: a counts the rows, from 0 to 99; b counts the rows, from 1 to 100.",
                        "What counts the rows may also measure something, such as time or a dose:"
                                + " keep a, b if it does, and is known for new rows.");
        assertThat(of(Set.of("b"), zero, OTHER, one).columns()).containsExactly(OTHER, one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours", "age", "dose", "x", "day", "Temperature"})
    void whatCountsTheRowsMayBeAQuantityIfItsNameDoesNotSayANumber(String name) {
        UselessColumns found = of(Set.of(), Sample.rowNumbers(name), OTHER);
        assertThat(found.mayMeasure()).containsExactly(name);
        assertThat(found.notes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "Obs",
                "row",
                "case_number",
                "idcase",
                "patient",
                "index",
                "#",
                "column_1",
                "Unnamed: 0"
            })
    void whatIsCalledANumberIsNone(String name) {
        UselessColumns found = of(Set.of(), Sample.rowNumbers(name), OTHER);
        assertThat(found.leftOut()).hasSize(1);
        assertThat(found.mayMeasure()).isEmpty();
        assertThat(found.notes()).hasSize(1);
    }

    @Test
    void hashesAreCalledSo() {
        TextColumn hash =
                Sample.text(
                        "h", new Random(2).longs(Sample.ROWS).mapToObj(i -> "%016x".formatted(i)));
        assertThat(of(Set.of(), OTHER, hash).notes())
                .containsExactly(
                        "Left out: h has 100 different values in 100 rows, like hashes or keys.");
    }

    @Test
    void aCountIsToldToItsLastNumber() {
        NumberColumn gap =
                NumberColumn.of(
                        "n",
                        IntStream.range(0, 100)
                                .mapToDouble(i -> i % 9 == 0 ? Double.NaN : i)
                                .toArray());
        assertThat(of(Set.of(), OTHER, gap).notes())
                .containsExactly("Left out: n counts the rows, from 0 to 98.");
    }

    @Test
    void aCurveOverItsRowNumbersStays() {
        NumberColumn x = Sample.rowNumbers("x");
        UselessColumns found = of(Set.of(), x);
        assertThat(found.columns()).containsExactly(x);
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void yearsPricesAndMeasuredValuesStay() {
        assertThat(
                        isLeftOut(
                                NumberColumn.of(
                                        "year",
                                        IntStream.range(1900, 2000).asDoubleStream().toArray())))
                .isFalse();
        assertThat(isLeftOut(shuffled("price", 1000))).isFalse();
        assertThat(
                        isLeftOut(
                                NumberColumn.of(
                                        "x",
                                        IntStream.range(0, 100)
                                                .mapToDouble(i -> i / 100.0)
                                                .toArray())))
                .isFalse();
        assertThat(isLeftOut(NumberColumn.of("humid", new Random(1).doubles(100).toArray())))
                .isFalse();
        assertThat(isLeftOut(Sample.numbers("id", 1, 2, 3))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "ID",
                "PassengerId",
                "customer_id",
                "user id",
                "uuid",
                "rownames",
                "index",
                "Unnamed: 0",
                "__index_level_0__",
                "row.number",
                "key"
            })
    void anotherWholeNumberInEveryRowUnderSuchANameIsAnId(String name) {
        assertThat(isLeftOut(shuffled(name, 1000))).isTrue();
        assertThat(isLeftOut(NumberColumn.of(name, new Random(1).doubles(100).toArray())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "humid", "width", "Idaho", "solid", "grid", "covid"})
    void otherNamesAreNoIds(String name) {
        assertThat(isLeftOut(shuffled(name, 1000))).isFalse();
    }

    @Test
    void anUnnamedFirstColumnIsAnIndexUnlessAllAreUnnamed() {
        NumberColumn first = shuffled("column_1", 1000);
        assertThat(of(Set.of(), first, OTHER).columns()).containsExactly(OTHER);
        NumberColumn second = Sample.numbers("column_2", 1, 2);
        assertThat(of(Set.of(), first, second).columns()).containsExactly(first, second);
    }

    @Test
    void namesAndFreeTextAreLeftOutAndCategoriesStay() {
        assertThat(isLeftOut(Sample.text("car", IntStream.range(0, 100).mapToObj(i -> "car " + i))))
                .isTrue();
        assertThat(isLeftOut(Sample.texts("colour", "red", "blue"))).isFalse();
        TextColumn review =
                Sample.text(
                        "review",
                        IntStream.range(0, 100).mapToObj(i -> "it was my " + i + ". visit"));
        assertThat(of(Set.of(), OTHER, review).notes())
                .singleElement()
                .asString()
                .contains("review is free text with 100 different values");
        TextColumn rare =
                TextColumn.of("city", IntStream.range(0, 500).mapToObj(i -> "c" + i % 120));
        NumberColumn other = NumberColumn.of("other", new Random(1).doubles(500).toArray());
        assertThat(of(Set.of(), other, rare).columns()).containsExactly(other);
        TextColumn skewed =
                TextColumn.of(
                        "city",
                        IntStream.range(0, 500).mapToObj(i -> "c" + (i % 2 == 0 ? 0 : i % 151)));
        assertThat(of(Set.of(), other, skewed).columns()).containsExactly(other, skewed);
    }
}
