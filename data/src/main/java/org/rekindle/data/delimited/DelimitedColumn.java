package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.Rows;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.TextColumn;

/**
 * What the cells of one delimited column hold, which decides its type.
 *
 * @param cell SQL for its cells
 * @param rows all of them
 * @param filled how many are not empty
 * @param numbers how many read as a number
 * @param zeroLed how many start with an idle zero, as in 007
 * @param blanks how many hold spaces alone
 * @param markers how many stand for a missing value in files of numbers
 */
public record DelimitedColumn(
        String name,
        String cell,
        int rows,
        long filled,
        long numbers,
        long zeroLed,
        long blanks,
        long markers) {
    /** Without NaN, which DuckDB counts among the numbers. */
    private static final String MARKERS =
            MissingMarks.USUAL.marks().stream()
                    .filter(mark -> !mark.contains("nan"))
                    .sorted()
                    .map(DuckDb::literal)
                    .collect(Collectors.joining(", ", "(", ")"));

    /**
     * SQL for whether numbers with leading zeros are names, not quantities: digits that all have
     * the same length, as post codes have, or so few that they can be categories.
     */
    private static final String ARE_CODES =
            ("(count(DISTINCT %1$s) = 1 AND count(%1$s) = count_if(isfinite(try_cast(%2$s AS DOUBLE))))"
                            + " OR count(DISTINCT %2$s) <= "
                            + TextColumn.MOST_CATEGORIES)
                    .formatted(
                            "CASE WHEN regexp_full_match(trim(%1$s), '\\d+') THEN length(trim(%1$s)) END",
                            "%1$s");

    /** DuckDB's planning time grows with the square of this, its number of passes falls with it. */
    private static final int MOST_AT_ONCE = 4000;

    /**
     * Looks at every cell of the file.
     *
     * <p>Most columns are all numbers or all text, so only the others are looked at a second time.
     * The counts are written without FILTER and AND, on which DuckDB spends minutes when there are
     * thousands of columns.
     */
    public static List<DelimitedColumn> profile(
            DuckDb database, Source source, String relation, List<String> names)
            throws SQLException {
        List<List<Long>> counts =
                counts(
                        database,
                        relation,
                        IntStream.range(0, names.size()).mapToObj(i -> "c" + i).toList(),
                        // Between '00' and '0:' lie the texts that start with 0 and a digit.
                        List.of(
                                "count(*)",
                                "count(%1$s)",
                                "count(try_cast(%1$s AS DOUBLE))",
                                "count_if(%1$s >= '00')",
                                "count_if(%1$s >= '0:')"));
        List<DelimitedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Long> own = counts.get(i);
            columns.add(
                    new DelimitedColumn(
                            names.get(i),
                            "c" + i,
                            Rows.checked(source, own.get(0)),
                            own.get(1),
                            own.get(2),
                            own.get(3) - own.get(4),
                            0,
                            0));
        }
        return lookAgain(database, relation, columns);
    }

    private static List<DelimitedColumn> lookAgain(
            DuckDb database, String relation, List<DelimitedColumn> columns) throws SQLException {
        List<String> mixed =
                columns.stream().filter(DelimitedColumn::isMixed).map(c -> c.cell).toList();
        List<List<Long>> counts =
                counts(
                        database,
                        relation,
                        mixed,
                        List.of(
                                "count_if(trim(%1$s) = '')",
                                "count_if(lower(trim(%1$s)) IN " + MARKERS + ")"));
        Iterator<List<Long>> next = counts.iterator();
        List<DelimitedColumn> seen = new ArrayList<>();
        for (DelimitedColumn column : columns) {
            seen.add(column.isMixed() ? column.with(next.next()) : column);
        }
        return seen;
    }

    /** For each cell expression the value of each aggregate, formatted with the cell. */
    private static List<List<Long>> counts(
            DuckDb database, String relation, List<String> cells, List<String> aggregates)
            throws SQLException {
        List<List<Long>> counts = new ArrayList<>();
        for (int start = 0; start < cells.size(); start += MOST_AT_ONCE) {
            List<String> group = cells.subList(start, Math.min(start + MOST_AT_ONCE, cells.size()));
            String sql =
                    group.stream()
                            .flatMap(cell -> aggregates.stream().map(sum -> sum.formatted(cell)))
                            .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation));
            List<Long> flat =
                    database.rows(sql).get(0).stream().map(DelimitedColumn::number).toList();
            int width = aggregates.size();
            for (int i = 0; i < group.size(); i++) {
                counts.add(flat.subList(i * width, (i + 1) * width));
            }
        }
        return counts;
    }

    /** Where there is no value to count, DuckDB's count_if is null. */
    private static Long number(String count) {
        return count.equals("null") ? Long.valueOf(0) : Long.valueOf(count);
    }

    private DelimitedColumn with(List<Long> blanksAndMarkers) {
        return new DelimitedColumn(
                name,
                cell,
                rows,
                filled,
                numbers,
                zeroLed,
                blanksAndMarkers.get(0),
                blanksAndMarkers.get(1));
    }

    private boolean isMixed() {
        return numbers > 0 && numbers < filled;
    }

    private boolean isNumber() {
        return numbers + blanks + markers == filled;
    }

    /** Takes this column as what it is. */
    public RelationColumn column(DuckDb database, String relation) throws SQLException {
        String text = "nullif(trim(" + cell + "), '')";
        if (!isNumber() || isCode(database, relation)) {
            return RelationColumn.ofText(name, text);
        }
        String number = "try_cast(" + cell + " AS DOUBLE)";
        return markers > 0
                ? RelationColumn.ofMarkedNumbers(name, text, number)
                : RelationColumn.ofNumbers(name, text, number);
    }

    /** Whether its digits are names, not quantities. */
    private boolean isCode(DuckDb database, String relation) throws SQLException {
        if (zeroLed == 0) {
            return false;
        }
        String sql = "SELECT " + ARE_CODES.formatted(cell) + " FROM " + relation;
        return Boolean.parseBoolean(database.rows(sql).get(0).get(0));
    }
}
