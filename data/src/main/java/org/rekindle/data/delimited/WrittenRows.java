package org.rekindle.data.delimited;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.Source;

/**
 * Rows that were written by {@link CsvLine} into a copy, without a header.
 *
 * @param copy that they are in
 * @param names of the columns
 * @param rows how many there are
 * @param longest how many letters the longest one has
 */
public record WrittenRows(Path copy, List<String> names, long rows, long longest) {
    /** In UTF-8. */
    private static final int LONGEST_LETTER = 4;

    private static final long USUAL_LINE = 1 << 21;

    /** Copies the names. */
    public WrittenRows {
        names = List.copyOf(names);
    }

    /**
     * What they hold.
     *
     * @param source that they come from
     */
    public Relation relation(DuckDb database, Source source) throws SQLException {
        DelimitedHeader header = DelimitedHeader.of(source, names);
        // Quotes may double a cell, and stand around it.
        long line = 2 * LONGEST_LETTER * longest + 3L * names.size();
        String options =
                DelimitedRows.options(false, ',', false, Math.max(USUAL_LINE, line), names.size());
        DelimitedRows written = new DelimitedRows(copy, options, rows, true, List.of());
        List<DelimitedColumn> profiles =
                DelimitedColumn.profile(database, source, written.sql(), header.names());
        int count = written.checked(source, profiles.get(0).rows());
        List<RelationColumn> columns = new ArrayList<>();
        for (DelimitedColumn profile : profiles) {
            columns.add(profile.column(database, written.sql()));
        }
        return new Relation(source, written.sql(), count, columns, true, header.notes());
    }
}
