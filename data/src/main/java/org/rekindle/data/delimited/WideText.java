package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.database.CellRelation;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Table;

/**
 * A delimited text with thousands of columns. DuckDB takes longest to plan for them, by the square
 * of their number; so each cell becomes a row with the number of its column.
 */
final class WideText {
    private WideText() {}

    static Table read(DuckDb database, Source source, DelimitedText text) throws SQLException {
        DelimitedHeader header = DelimitedHeader.of(source, text.layout().names());
        int width = header.names().size();
        DelimitedRows cells = text.cells(source, database.scratch());
        List<DelimitedColumn> profiles =
                DelimitedColumn.profileCells(database, source, cells.sql(), header.names());
        long found = profiles.isEmpty() ? 0 : profiles.get(0).rows();
        int rows = DelimitedRows.checked(source, cells.expected() / width, found);
        List<Boolean> areCodes =
                profiles.stream().anyMatch(DelimitedColumn::mayBeCode)
                        ? DelimitedColumn.areCodes(database, cells.sql())
                        : List.of();
        List<RelationColumn> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            DelimitedColumn profile = profiles.get(i);
            columns.add(profile.column(profile.mayBeCode() && areCodes.get(i)));
        }
        List<String> notes = new ArrayList<>(text.notes());
        notes.addAll(cells.notes());
        notes.addAll(header.notes());
        return new Table(
                source.path(),
                source.sha256(),
                new CellRelation(source, cells.sql(), rows, columns).read(database),
                notes);
    }
}
