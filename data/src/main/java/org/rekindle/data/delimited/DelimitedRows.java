package org.rekindle.data.delimited;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Rows;
import org.rekindle.data.source.Source;

/**
 * The rows of a delimited file as DuckDB finds them.
 *
 * @param file that they are in
 * @param options by which DuckDB reads it
 * @param expected how many there are
 * @param isCopy whether they are in a copy that goes with the database
 * @param notes what was left out, one plain sentence each
 */
record DelimitedRows(Path file, String options, long expected, boolean isCopy, List<String> notes) {
    static String options(
            boolean isGzipped, char delimiter, boolean hasHeader, long longestLine, int columns) {
        return ", auto_detect = false, header = "
                + hasHeader
                + ", quote = '\"', escape = '\"', delim = "
                + DuckDb.literal(String.valueOf(delimiter))
                + ", compression = "
                + DuckDb.literal(isGzipped ? "gzip" : "none")
                + ", hive_partitioning = false, max_line_size = "
                + longestLine
                + ", columns = "
                + IntStream.range(0, columns)
                        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "})"));
    }

    /** SQL that gives the cells as text, null where empty, called c0, c1, ... */
    String sql() {
        return sql(List.of(file), options);
    }

    /** The same of several files that DuckDB reads by the same options, one after the other. */
    static String sql(List<Path> files, String options) {
        return files.stream()
                .map(DuckDb::literal)
                .collect(Collectors.joining(", ", "read_csv([", "]" + options));
    }

    /**
     * @param found how many rows DuckDB found
     * @throws DataException when there are none, or when rows are lost
     */
    int checked(Source source, long found) {
        return checked(source, expected, found);
    }

    /**
     * @param expected how many rows there are
     * @param found how many rows DuckDB found
     * @throws DataException when there are none, or when rows are lost
     */
    static int checked(Source source, long expected, long found) {
        if (found != expected) {
            throw source.fault(
                    Sentence.of(
                            "%,d of %,d rows could be read; the file is broken, or it was changed"
                                    + " meanwhile",
                            found, expected));
        }
        return Rows.checked(source, found);
    }
}
