package org.rekindle.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a table holds, as plain values for assertions. */
final class Read {
    private Read() {}

    static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    static double[] numbers(Table table, String column) {
        NumberColumn numbers = (NumberColumn) column(table, column);
        return IntStream.range(0, table.rows()).mapToDouble(numbers::value).toArray();
    }

    static List<@Nullable String> texts(Table table, String column) {
        TextColumn texts = (TextColumn) column(table, column);
        @Nullable String[] values = new @Nullable String[table.rows()];
        Arrays.setAll(values, texts::value);
        return Arrays.asList(values);
    }

    static Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
