package org.rekindle.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * CSV and its relatives. Every cell is read as text and the types are decided here, so that a label
 * stays what the file says.
 */
final class DelimitedFile {
    /** In bytes; DuckDB's buffers grow with it. */
    private static final int LONGEST_LINE = 1 << 21;

    /** A number with all its digits, twice over. */
    private static final int WIDE_CELL = 48;

    private DelimitedFile() {}

    static Table read(Source source) {
        DelimitedHeader header = DelimitedHeader.read(source);
        String relation = relation(source, header);
        try (DuckDb database = DuckDb.open()) {
            List<DelimitedColumn> profiles =
                    DelimitedColumn.profile(database, source, relation, header.names());
            List<ColumnLoader> loaders = new ArrayList<>();
            for (DelimitedColumn profile : profiles) {
                loaders.add(profile.loader(database, source, relation));
            }
            database.load(relation, loaders);
            return new Table(
                    source.path(),
                    source.sha256(),
                    loaders.stream().map(ColumnLoader::column).toList(),
                    notes(header, profiles));
        } catch (SQLException e) {
            throw DelimitedFault.in(source, e);
        }
    }

    /** The file's cells as text, null where empty, called c0, c1, ... */
    private static String relation(Source source, DelimitedHeader header) {
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

    private static List<String> notes(DelimitedHeader header, List<DelimitedColumn> profiles) {
        List<String> notes = new ArrayList<>();
        if (header.unnamed() > 0) {
            notes.add(
                    "The header leaves %s without a name; they are called by their place, such as"
                                    .formatted(Names.count(header.unnamed(), "column"))
                            + " column_1.");
        }
        List<String> marked =
                profiles.stream()
                        .filter(DelimitedColumn::hasMarkers)
                        .map(profile -> Sentence.of("%s (%,d)", profile.name(), profile.markers()))
                        .toList();
        if (!marked.isEmpty()) {
            notes.add(
                    "Marks such as NA or ? among numbers are read as missing: "
                            + Names.abbreviate(marked)
                            + ".");
        }
        return notes;
    }
}
