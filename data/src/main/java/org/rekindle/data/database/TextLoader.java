package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.storage.Codes;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Dictionary;
import org.rekindle.data.table.TextColumn;

/** Takes text, each different one once. */
final class TextLoader implements ColumnLoader {
    private final String name;
    private final String value;
    private final int rows;
    private final Codes codes;
    private final Dictionary dictionary = new Dictionary();

    /**
     * @param name the column's name for the user
     * @param value SQL that gives the value
     * @param rows how many there will be
     * @param codes takes the number of each text
     */
    TextLoader(String name, String value, int rows, Codes codes) {
        this.name = name;
        this.value = value;
        this.rows = rows;
        this.codes = codes;
    }

    @Override
    public String expression() {
        return "CAST(" + value + " AS VARCHAR)";
    }

    @Override
    public void take(DuckDBReadableVector chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            codes.add(chunk.isNull(i) ? TextColumn.MISSING : dictionary.code(chunk.getString(i)));
        }
    }

    @Override
    public Column column() {
        return new TextColumn(name, codes::at, rows, dictionary.words());
    }
}
