package org.rekindle.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * CSV and similar formats. Every cell is read as text and the types are decided here, so that a
 * label stays what the file says.
 */
final class DelimitedFile implements DuckDbFile {
    /** In bytes; DuckDB's buffers grow with it. */
    private static final int LONGEST_LINE = 1 << 21;

    /** A number with all its digits, twice over. */
    private static final int WIDE_CELL = 48;

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        DelimitedHeader header = DelimitedHeader.read(source);
        String cells = cells(source, header);
        List<DelimitedColumn> profiles =
                DelimitedColumn.profile(database, source, cells, header.names());
        List<RelationColumn> columns = new ArrayList<>();
        for (DelimitedColumn profile : profiles) {
            columns.add(profile.column(database, cells));
        }
        return new Relation(source, cells, profiles.get(0).rows(), columns, notes(header));
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return DelimitedFault.in(source, error);
    }

    /** The file's cells as text, null where empty, called c0, c1, ... */
    private static String cells(Source source, DelimitedHeader header) {
        int columns = header.names().size();
        return "read_csv("
                + DuckDb.literal(source.path())
                + ", auto_detect = false, header = true, quote = '\"', escape = '\"', delim = "
                + DuckDb.literal(String.valueOf(header.delimiter()))
                + ", compression = "
                + DuckDb.literal(source.isGzipped() ? "gzip" : "none")
                + ", hive_partitioning = false, max_line_size = "
                + Math.max(LONGEST_LINE, columns * (long) WIDE_CELL)
                + ", columns = "
                + IntStream.range(0, columns)
                        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "})"));
    }

    private static List<String> notes(DelimitedHeader header) {
        List<String> notes = new ArrayList<>();
        if (header.unnamed() > 0) {
            notes.add(
                    "The header leaves %s without a name; they are called by their place, such as"
                                    .formatted(Names.count(header.unnamed(), "column"))
                            + " column_1.");
        }
        return notes;
    }
}
