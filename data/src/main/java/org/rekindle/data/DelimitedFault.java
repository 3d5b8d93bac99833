package org.rekindle.data;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's report of a broken delimited file, reworded for the user. */
final class DelimitedFault {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern RAGGED =
            Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private DelimitedFault() {}

    /**
     * A row with more or fewer cells than there are columns.
     *
     * @param who says how many columns there are
     */
    static DataException ragged(Source source, String who, long line, long cells, long columns) {
        return source.fault(
                Sentence.of(
                        "line %d has %s, but the %s %s; give every line one value for each column",
                        line, Names.count(cells, "value"), who, Names.count(columns, "column")));
    }

    static DataException in(Source source, SQLException error) {
        String text = String.valueOf(error.getMessage());
        Matcher line = LINE.matcher(text);
        String where = line.find() ? "line " + line.group(1) + " " : "a line ";
        Matcher ragged = RAGGED.matcher(text);
        if (ragged.find()) {
            return ragged(
                    source,
                    "header names",
                    line.reset().find() ? Long.parseLong(line.group(1)) : 0,
                    Long.parseLong(ragged.group(2)),
                    Long.parseLong(ragged.group(1)));
        }
        if (text.contains("unterminated quote")) {
            return source.fault(
                    where
                            + "opens a quoted value that is never closed as it should be; a quote"
                            + " inside quotes is written twice",
                    error);
        }
        if (text.contains("not utf-8")) {
            return source.fault(where + "is not UTF-8 text; save the file as UTF-8", error);
        }
        if (text.contains("Maximum line size")) {
            return source.fault(
                    where + "is too long; each row must end with a line break, outside quotes",
                    error);
        }
        return DatabaseFault.in(source, error);
    }
}
