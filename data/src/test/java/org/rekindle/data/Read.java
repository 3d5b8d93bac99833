package org.rekindle.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

/** What a table holds, as plain values for assertions. */
public final class Read {
    private Read() {}

    public static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    public static double[] numbers(Table table, String column) {
        NumberColumn numbers = (NumberColumn) column(table, column);
        return IntStream.range(0, table.rows()).mapToDouble(numbers::value).toArray();
    }

    public static List<@Nullable String> texts(Table table, String column) {
        TextColumn texts = (TextColumn) column(table, column);
        @Nullable String[] values = new @Nullable String[table.rows()];
        Arrays.setAll(values, texts::value);
        return Arrays.asList(values);
    }

    public static Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
