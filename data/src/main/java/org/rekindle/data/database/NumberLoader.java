package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.storage.Numbers;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;

/** Takes numbers. NaN is missing; infinite ones stay, for the request decides about them. */
final class NumberLoader implements ColumnLoader {
    private final String name;
    private final String value;
    private final int rows;
    private final Numbers numbers;

    /**
     * @param name the column's name for the user
     * @param value SQL that gives a number
     * @param rows how many there will be
     * @param numbers takes them
     */
    NumberLoader(String name, String value, int rows, Numbers numbers) {
        this.name = name;
        this.value = value;
        this.rows = rows;
        this.numbers = numbers;
    }

    @Override
    public String expression() {
        return "CAST(" + value + " AS DOUBLE)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers.add(chunk.isNull(i) ? Double.NaN : chunk.getDouble(i));
        }
    }

    @Override
    public Column column() {
        return NumberColumn.of(name, numbers::at, rows);
    }
}
