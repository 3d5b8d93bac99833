package org.rekindle.data;

import org.duckdb.DuckDBReadableVector;

/** Takes numbers; one that is not finite is a fault of the file. */
final class NumberLoader implements ColumnLoader {
    private final Source source;
    private final String name;
    private final String value;
    private final double[] values;
    private int filled;
    private int missing;

    /**
     * @param name the column's name for the user
     * @param value SQL that gives a number
     * @param rows how many there will be
     */
    NumberLoader(Source source, String name, String value, int rows) {
        this.source = source;
        this.name = name;
        this.value = value;
        this.values = new double[rows];
    }

    @Override
    public String expression() {
        return "CAST(" + value + " AS DOUBLE)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int rows) {
        for (int i = 0; i < rows; i++) {
            if (chunk.isNull(i)) {
                values[filled++] = Double.NaN;
                missing++;
            } else {
                values[filled++] = Finite.check(source, name, filled, chunk.getDouble(i));
            }
        }
    }

    @Override
    public Column column() {
        return new NumberColumn(name, row -> values[row], values.length, missing);
    }
}
