package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;

/** Takes numbers. NaN is missing; infinite ones stay, for the request decides about them. */
final class NumberLoader implements ColumnLoader {
    private final String name;
    private final String value;
    private final double[] values;
    private int filled;

    /**
     * @param name the column's name for the user
     * @param value SQL that gives a number
     * @param rows how many there will be
     */
    NumberLoader(String name, String value, int rows) {
        this.name = name;
        this.value = value;
        this.values = new double[rows];
    }

    @Override
    public String expression() {
        return "CAST(" + value + " AS DOUBLE)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            values[filled++] = chunk.isNull(i) ? Double.NaN : chunk.getDouble(i);
        }
    }

    @Override
    public Column column() {
        return NumberColumn.of(name, values);
    }
}
