package org.rekindle.data.delimited;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.Partition;
import org.rekindle.data.source.SameColumns;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;

/** Delimited files that are one table. */
public final class DelimitedParts {
    private final DuckDb database;
    private final Source source;
    private final List<Select> selects = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long rows;
    private boolean isCopy;

    private DelimitedParts(DuckDb database, Source source) {
        this.database = database;
        this.source = source;
    }

    /**
     * What they hold.
     *
     * @param source all of them
     * @param files each of them, unpacked
     * @param reading what the user says about each
     */
    public static Relation relation(
            DuckDb database, Source source, List<Source> files, TableReading reading)
            throws SQLException {
        return new DelimitedParts(database, source).relation(files, reading);
    }

    private Relation relation(List<Source> files, TableReading reading) throws SQLException {
        Source first = files.get(0);
        DelimitedText text = DelimitedText.of(first, reading.header());
        boolean hasHeader = text.layout().hasHeader();
        List<String> header = DelimitedHeader.of(first, text.layout().names()).names();
        SameColumns columns = new SameColumns(first, header, partition(first, header).names());
        add(columns, first, text);
        for (Source part : files.subList(1, files.size())) {
            DelimitedText own = DelimitedText.of(part, hasHeader ? Boolean.TRUE : reading.header());
            if (own.layout().hasHeader() != hasHeader) {
                throw part.fault(
                        "its first row seems to name the columns, but %s has no such row; the files"
                                        .formatted(first.path())
                                + " of one table must be alike in this");
            }
            add(columns, part, own);
        }
        return relation(columns);
    }

    private Partition partition(Source part, List<String> header) {
        return Partition.of(source.nameOf(part.path())).without(header);
    }

    private void add(SameColumns columns, Source part, DelimitedText text) {
        DelimitedHeader header = DelimitedHeader.of(part, text.layout().names());
        Partition partition = partition(part, columns.names());
        columns.check(part, header.names(), partition.names());
        DelimitedRows own = text.rows(part, database.scratch());
        List<String> cells = new ArrayList<>();
        for (String name : columns.names()) {
            cells.add("c" + header.names().indexOf(name));
        }
        columns.partitions()
                .forEach(
                        name ->
                                cells.add(
                                        "nullif(%s, '')"
                                                .formatted(DuckDb.literal(partition.value(name)))));
        String select =
                IntStream.range(0, cells.size())
                        .mapToObj(i -> cells.get(i) + " AS c" + i)
                        .collect(Collectors.joining(", ", "SELECT ", " FROM "));
        add(select, own);
        rows += own.expected();
        isCopy |= own.isCopy() || !part.content().equals(part.path());
        notes.addAll(text.notes());
        notes.addAll(own.notes());
        notes.addAll(header.notes());
    }

    /** DuckDB plans for thousands of files at once, but not for thousands of selects. */
    private void add(String select, DelimitedRows own) {
        Select last = selects.isEmpty() ? null : selects.get(selects.size() - 1);
        if (last != null && last.select.equals(select) && last.options.equals(own.options())) {
            last.files.add(own.file());
        } else {
            selects.add(new Select(select, own.options(), new ArrayList<>(List.of(own.file()))));
        }
    }

    /**
     * What gives the rows of some files.
     *
     * @param files may grow
     */
    private record Select(String select, String options, List<Path> files) {
        String sql() {
            return select + DelimitedRows.sql(files, options);
        }
    }

    private Relation relation(SameColumns columns) throws SQLException {
        List<String> names = new ArrayList<>(columns.names());
        names.addAll(columns.partitions());
        String all = Relation.union(selects.stream().map(Select::sql).toList());
        List<DelimitedColumn> profiles = DelimitedColumn.profile(database, source, all, names);
        int count = DelimitedRows.checked(source, rows, profiles.get(0).rows());
        List<RelationColumn> read = new ArrayList<>();
        for (DelimitedColumn profile : profiles) {
            read.add(profile.column(database, all));
        }
        return new Relation(source, all, count, read, isCopy, List.copyOf(notes));
    }
}
