package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;

/**
 * Takes a column of numbers in which some cells hold a mark instead, such as NA. The marks are
 * kept, because a request may say that they mean something.
 */
final class MarkedNumberLoader implements ColumnLoader {
    private final String name;
    private final String text;
    private final double[] values;
    private final MarkedCells marks;
    private int filled;

    /**
     * @param name the column's name for the user
     * @param text SQL that gives the text of a cell
     * @param rows how many there will be
     */
    MarkedNumberLoader(String name, String text, int rows) {
        this.name = name;
        this.text = text;
        this.values = new double[rows];
        this.marks = new MarkedCells(rows);
    }

    @Override
    public String expression() {
        return "CAST(" + text + " AS VARCHAR)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            values[filled] = chunk.isNull(i) ? Double.NaN : number(chunk.getString(i));
            filled++;
        }
    }

    private double number(String cell) {
        Double number = PlainNumber.read(cell);
        if (number == null) {
            marks.put(filled, cell);
            return Double.NaN;
        }
        return number;
    }

    @Override
    public Column column() {
        return NumberColumn.of(name, row -> values[row], values.length).withMarks(marks);
    }
}
