package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/**
 * A delimited text with thousands of columns. DuckDB takes longest to plan for them, by the square
 * of their number, and on one core; so they are read in parts, several at a time.
 */
final class WideText {
    private static final int COLUMNS_OF_A_PART = 100;
    private static final int MOST_WORKERS = 4;

    private WideText() {}

    static Table read(Source source, DelimitedText text, ScratchFiles scratch) {
        DelimitedHeader header = DelimitedHeader.of(source, text.layout().names());
        List<DelimitedRows> parts = text.parts(source, scratch, COLUMNS_OF_A_PART);
        int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        int share = (parts.size() + workers - 1) / workers;
        List<Column> columns =
                IntStream.range(0, workers)
                        .parallel()
                        .mapToObj(
                                worker ->
                                        read(
                                                source,
                                                header.names(),
                                                parts,
                                                Math.min(worker * share, parts.size()),
                                                Math.min((worker + 1) * share, parts.size())))
                        .flatMap(List::stream)
                        .toList();
        List<String> notes = new ArrayList<>(text.notes());
        notes.addAll(parts.get(0).notes());
        notes.addAll(header.notes());
        return new Table(source.path(), source.sha256(), columns, notes);
    }

    /** Some parts, one after the other. */
    private static List<Column> read(
            Source source, List<String> names, List<DelimitedRows> parts, int from, int to) {
        List<Column> read = new ArrayList<>();
        try (DuckDb database = DuckDb.open()) {
            for (int i = from; i < to; i++) {
                int first = i * COLUMNS_OF_A_PART;
                int end = Math.min(first + COLUMNS_OF_A_PART, names.size());
                read.addAll(part(database, source, parts.get(i), names.subList(first, end)));
            }
            return read;
        } catch (SQLException e) {
            throw DelimitedFault.in(source, e);
        }
    }

    private static List<Column> part(
            DuckDb database, Source source, DelimitedRows rows, List<String> names)
            throws SQLException {
        List<DelimitedColumn> profiles =
                DelimitedColumn.profile(database, source, rows.sql(), names);
        int count = rows.checked(source, profiles.get(0).rows());
        List<RelationColumn> columns = new ArrayList<>();
        for (DelimitedColumn profile : profiles) {
            columns.add(profile.column(database, rows.sql()));
        }
        return new Relation(source, rows.sql(), count, columns, true, List.of())
                .readColumns(database);
    }
}
