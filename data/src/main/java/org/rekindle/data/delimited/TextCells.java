package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.source.Source;

/** Columns of text in a file that states types: those that hold numbers are read as numbers. */
public final class TextCells {
    private TextCells() {}

    /**
     * What such columns hold.
     *
     * @param sql what stands after FROM
     * @param columns its columns, by name
     */
    public static Relation relation(
            DuckDb database,
            Source source,
            String sql,
            List<TypedColumn> columns,
            boolean isCopy,
            List<String> notes)
            throws SQLException {
        List<TypedColumn> texts = columns.stream().filter(TypedColumn::isText).toList();
        if (texts.isEmpty()) {
            return TypedColumn.relation(database, source, sql, columns, isCopy, notes);
        }
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isText()) {
                selected.add(DuckDb.identifier(columns.get(i).name()) + " AS t" + i);
            }
        }
        IntStream.range(0, texts.size())
                .mapToObj(i -> DuckDb.identifier(texts.get(i).name()) + " AS c" + i)
                .forEach(selected::add);
        String cells =
                selected.stream()
                        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + sql + ")"));
        List<DelimitedColumn> profiles =
                DelimitedColumn.profile(
                        database, source, cells, texts.stream().map(TypedColumn::name).toList());
        Iterator<DelimitedColumn> next = profiles.iterator();
        List<RelationColumn> read = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            read.add(
                    columns.get(i).isText()
                            ? next.next().column(database, cells)
                            : columns.get(i).column("t" + i));
        }
        return new Relation(source, cells, profiles.get(0).rows(), read, isCopy, notes);
    }
}
