package org.rekindle.data.delimited;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.rekindle.data.source.Rows;
import org.rekindle.data.source.Source;
import org.rekindle.data.storage.ColumnStore;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/**
 * A delimited text with thousands of columns. DuckDB takes longest to plan for them, by the square
 * of their number; so it is read here, in two passes, or three where a column may hold codes.
 */
record WideText(Source source, DelimitedText text) {
    Table read(Storage storage) {
        DelimitedHeader header = DelimitedHeader.of(source, text.layout().names());
        List<WideColumn> columns = header.names().stream().map(WideColumn::new).toList();
        TidyRecords records = pass(columns, WideColumn::count);
        int rows = Rows.checked(source, records.rows());
        if (columns.stream().anyMatch(WideColumn::mayBeCode)) {
            pass(
                    columns,
                    (column, cell) -> {
                        if (column.mayBeCode()) {
                            column.look(cell);
                        }
                    });
        }
        ColumnStore store =
                ColumnStore.of(
                        storage,
                        rows,
                        2 * columns.size(),
                        columns.stream().mapToInt(WideColumn::bytes).sum());
        columns.forEach(column -> column.open(rows, store));
        TidyRecords again = pass(columns, WideColumn::take);
        DelimitedRows.checked(source, rows, again.rows());
        store.complete();
        List<String> notes = new ArrayList<>(text.notes());
        notes.addAll(records.notes(text.layout().dialect()));
        notes.addAll(header.notes());
        store.note().ifPresent(notes::add);
        return new Table(
                source.path(),
                source.sha256(),
                columns.stream().map(WideColumn::column).toList(),
                notes,
                storage);
    }

    private TidyRecords pass(List<WideColumn> columns, BiConsumer<WideColumn, String> taker) {
        return text.records(
                source,
                cells -> {
                    for (int i = 0; i < columns.size(); i++) {
                        taker.accept(columns.get(i), cells.get(i));
                    }
                });
    }
}
