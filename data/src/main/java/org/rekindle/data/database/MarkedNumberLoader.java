package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.storage.ColumnStore;
import org.rekindle.data.storage.Numbers;
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
    private final int rows;
    private final Numbers numbers;
    private final MarkedCells marks;

    /**
     * @param name the column's name for the user
     * @param text SQL that gives the text of a cell
     * @param rows how many there will be
     * @param store takes them
     */
    MarkedNumberLoader(String name, String text, int rows, ColumnStore store) {
        this.name = name;
        this.text = text;
        this.rows = rows;
        this.numbers = store.numbers();
        this.marks = new MarkedCells(store.marks());
    }

    @Override
    public String expression() {
        return "CAST(" + text + " AS VARCHAR)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            String cell = chunk.isNull(i) ? null : chunk.getString(i);
            Double number = cell == null ? null : PlainNumber.read(cell);
            numbers.add(number == null ? Double.NaN : number);
            if (cell != null && number == null) {
                marks.add(cell);
            } else {
                marks.addNone();
            }
        }
    }

    @Override
    public Column column() {
        return NumberColumn.of(name, numbers::at, rows).withMarks(marks);
    }
}
