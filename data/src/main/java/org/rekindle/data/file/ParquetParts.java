package org.rekindle.data.file;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rekindle.data.database.DatabaseFault;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.source.Partition;
import org.rekindle.data.source.SameColumns;
import org.rekindle.data.source.Source;

/** Parquet files that are one table, such as those of a partitioned folder. */
final class ParquetParts {
    private ParquetParts() {}

    static Relation relation(DuckDb database, Source source, List<Source> files)
            throws SQLException {
        List<List<String>> headers = new ArrayList<>();
        List<Partition> partitions = new ArrayList<>();
        for (Source file : files) {
            List<String> header = header(database, file);
            headers.add(header);
            partitions.add(Partition.of(source.nameOf(file.path())).without(header));
        }
        SameColumns columns =
                new SameColumns(files.get(0), headers.get(0), partitions.get(0).names());
        List<String> whole = Partition.wholeNumbers(partitions);
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Source part = files.get(i);
            Partition partition = partitions.get(i);
            columns.check(part, headers.get(i), partition.names());
            List<String> cells = new ArrayList<>();
            columns.names().forEach(name -> cells.add(DuckDb.identifier(name)));
            for (String name : columns.partitions()) {
                String type = whole.contains(name) ? "BIGINT" : "VARCHAR";
                cells.add(
                        "CAST(%s AS %s) AS %s"
                                .formatted(
                                        "nullif(%s, '')"
                                                .formatted(DuckDb.literal(partition.value(name))),
                                        type,
                                        DuckDb.identifier(name)));
            }
            selects.add(
                    cells.stream()
                            .collect(
                                    Collectors.joining(
                                            ", ", "SELECT ", " FROM " + ParquetFile.sql(part))));
        }
        String all = Relation.union(selects);
        boolean isCopy = files.stream().anyMatch(part -> !part.content().equals(part.path()));
        return TypedColumn.relation(
                database,
                source,
                all,
                TypedColumn.describe(database, source, all),
                isCopy,
                List.of());
    }

    private static List<String> header(DuckDb database, Source part) {
        try {
            return TypedColumn.describe(database, part, ParquetFile.sql(part)).stream()
                    .map(TypedColumn::name)
                    .toList();
        } catch (SQLException e) {
            throw DatabaseFault.in(part, e);
        }
    }
}
