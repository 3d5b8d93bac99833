package org.rekindle.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the cells of one delimited column hold, which decides its type.
 *
 * @param value SQL for its cells
 * @param rows all of them
 * @param filled those that are not empty
 * @param numbers those that read as a number
 * @param markers those that stand for a missing value in files of numbers
 * @param zeroLed whether some number starts with an idle zero, as in 007
 */
record DelimitedColumn(
        String name,
        String value,
        int rows,
        long filled,
        long numbers,
        long markers,
        boolean zeroLed) {
    private static final String MARKERS =
            "('NA', 'na', 'N/A', 'n/a', '?', 'null', 'NULL', 'None', 'none', '-')";

    /** Looks at every cell of the file once. */
    static List<DelimitedColumn> profile(
            DuckDb database, Source source, String relation, List<String> names)
            throws SQLException {
        String counts =
                IntStream.range(0, names.size())
                        .mapToObj(
                                i ->
                                        """
                                        count(V), count(try_cast(V AS DOUBLE)), \
                                        count(*) FILTER (V IN MARKERS), \
                                        coalesce(bool_or(regexp_matches(V, '^[-+]?0[0-9]')), false)\
                                        """
                                                .replace("V", "v" + i)
                                                .replace("MARKERS", MARKERS))
                        .collect(Collectors.joining(", "));
        List<String> cells =
                database.rows("SELECT count(*), " + counts + " FROM " + relation).get(0);
        int rows = Rows.checked(source, Long.parseLong(cells.get(0)));
        List<DelimitedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> own = cells.subList(1 + 4 * i, 5 + 4 * i);
            columns.add(
                    new DelimitedColumn(
                            names.get(i),
                            "v" + i,
                            rows,
                            Long.parseLong(own.get(0)),
                            Long.parseLong(own.get(1)),
                            Long.parseLong(own.get(2)),
                            Boolean.parseBoolean(own.get(3).toLowerCase(Locale.ROOT))));
        }
        return columns;
    }

    /** Whether this is a column of numbers in which a mark stands for a missing one. */
    boolean hasMarkers() {
        return markers > 0 && numbers > 0 && numbers + markers == filled;
    }

    /** Takes this column as what it is. */
    ColumnLoader loader(DuckDb database, Source source, String relation) throws SQLException {
        boolean isNumber = numbers == filled || hasMarkers();
        return isNumber && !(zeroLed && isCode(database, relation))
                ? new NumberLoader(source, name, "try_cast(" + value + " AS DOUBLE)", rows)
                : new TextLoader(name, value, rows);
    }

    /** Numbers with idle zeros are names, not quantities, when few enough to be categories. */
    private boolean isCode(DuckDb database, String relation) throws SQLException {
        String sql = "SELECT count(DISTINCT %s) FROM %s".formatted(value, relation);
        return Long.parseLong(database.rows(sql).get(0).get(0)) <= TextColumn.MOST_CATEGORIES;
    }
}
