package org.rekindle.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Dictionary;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;

/** Tables and requests made in memory. */
public final class Sample {
    public static final int ROWS = 100;

    private static final String ROW = "row";

    private Sample() {}

    public static Table table(Column... columns) {
        return new Table(Path.of("sample.csv"), "00", List.of(columns), List.of());
    }

    public static PreparationRequest request() {
        return new PreparationRequest("y", null, Set.of(), true, 7);
    }

    public static PreparationRequest request(Task task) {
        return new PreparationRequest("y", task, Set.of(), true, 7);
    }

    public static PreparationRequest dropping(String... names) {
        return new PreparationRequest("y", null, Set.of(names), true, 7);
    }

    public static PreparationRequest raw() {
        return new PreparationRequest("y", null, Set.of(), false, 7);
    }

    /** The row numbers as they are: a column that tells which row went where. */
    public static NumberColumn rowNumbers(String name) {
        return NumberColumn.of(name, IntStream.range(0, ROWS).asDoubleStream().toArray());
    }

    /** These values over and over. */
    public static NumberColumn numbers(String name, double... pattern) {
        return NumberColumn.of(
                name,
                IntStream.range(0, ROWS).mapToDouble(i -> pattern[i % pattern.length]).toArray());
    }

    /** These words over and over; an empty one is missing. */
    public static TextColumn texts(String name, String... pattern) {
        return text(name, IntStream.range(0, ROWS).mapToObj(i -> pattern[i % pattern.length]));
    }

    /** One word per row; an empty one is missing. */
    public static TextColumn text(String name, Stream<String> words) {
        Dictionary dictionary = new Dictionary();
        int[] codes =
                words.mapToInt(word -> word.isEmpty() ? TextColumn.MISSING : dictionary.code(word))
                        .toArray();
        return new TextColumn(name, codes, dictionary.words());
    }

    public static PreparedData prepare(Column... columns) {
        return prepare(table(columns), request());
    }

    /** Prepared with the row numbers, if there are any, which would be left out. */
    public static PreparedData prepare(Table table, PreparationRequest request) {
        return Preparation.prepare(
                table,
                table.columnNames().contains(ROW)
                        ? request.withValues(request.values().keeping(Set.of(ROW)))
                        : request);
    }

    /** The values of one input in the order of the rows of one data set. */
    public static float[] input(PreparedData data, Dataset part, String feature) {
        int place = data.features().indexOf(feature);
        float[] values = new float[part.samples()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.inputs()[i * part.features() + place];
        }
        return values;
    }
}
