package org.rekindle.data.database;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.rekindle.data.source.Source;

/**
 * A column of a file that states its types.
 *
 * @param type as DuckDB calls it
 */
public record TypedColumn(String name, String type) {
    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\\(.*\\)");
    private static final Pattern TEXT =
            Pattern.compile("VARCHAR|BOOLEAN|DATE|TIME.*|INTERVAL|UUID|BIT|ENUM\\(.*\\)");
    private static final String NO_VALUE = "\"NULL\"";

    /** The columns of a relation, each of a type that can be used. */
    public static List<TypedColumn> describe(DuckDb database, Source source, String relation)
            throws SQLException {
        List<TypedColumn> columns =
                database.rows("DESCRIBE SELECT * FROM " + relation).stream()
                        .map(row -> new TypedColumn(row.get(0), row.get(1)))
                        .toList();
        for (TypedColumn column : columns) {
            if (!column.isNumber() && !TEXT.matcher(column.type).matches()) {
                throw source.fault(
                        "column \"%s\" holds nested, mixed or binary values (%s); give it one number"
                                        .formatted(column.name, column.type)
                                + " or one text per row, or remove it from the file");
            }
        }
        return columns;
    }

    /** A relation of such columns. */
    public static Relation relation(
            DuckDb database,
            Source source,
            String sql,
            List<TypedColumn> columns,
            boolean isCopy,
            List<String> notes)
            throws SQLException {
        return new Relation(
                source,
                sql,
                database.count(source, sql),
                columns.stream()
                        .map(column -> column.column(DuckDb.identifier(column.name)))
                        .toList(),
                isCopy,
                notes);
    }

    /** A column without any value counts as numbers: all are missing. */
    public boolean isNumber() {
        return NUMBER.matcher(type).matches() || type.equals(NO_VALUE);
    }

    public boolean isTruth() {
        return type.equals("BOOLEAN");
    }

    /** Whether its values are texts, and nothing that is only written as one. */
    public boolean isText() {
        return type.equals("VARCHAR");
    }

    /**
     * Takes this column as what it is.
     *
     * @param cell SQL for its cells
     */
    public RelationColumn column(String cell) {
        if (isNumber()) {
            return RelationColumn.ofNumbers(name, cell, cell);
        }
        return isTruth() ? RelationColumn.ofTruth(name, cell) : RelationColumn.ofText(name, cell);
    }
}
