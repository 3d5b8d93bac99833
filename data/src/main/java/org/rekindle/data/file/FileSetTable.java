package org.rekindle.data.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DatabaseFault;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.delimited.DelimitedParts;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.text.NumberText;

/**
 * Several files as one table, one after the other. Each may be laid out and packed in its own way;
 * all must have the same columns, in any order.
 *
 * @param reading what the user says about the files
 */
record FileSetTable(TableReading reading) implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        List<TableFile> files = new ArrayList<>();
        for (Path path : source.files()) {
            TableFile file = TableFile.of(Source.of(path), "", database.scratch());
            check(source, files, file);
            files.add(file);
        }
        List<Source> parts = files.stream().map(TableFile::source).toList();
        Relation relation =
                files.get(0).kind() == FileKind.PARQUET
                        ? ParquetParts.relation(database, source, parts)
                        : DelimitedParts.relation(database, source, parts, reading);
        return relation.withNotes(notes(source));
    }

    private static List<String> notes(Source source) {
        List<String> notes = new ArrayList<>();
        if (source.files().size() > 1) {
            notes.add(
                    Sentence.of(
                            "These are %,d files, in the order of their names.",
                            source.files().size()));
        }
        List<String> others = FileSet.leftOut(source);
        if (!others.isEmpty()) {
            notes.add(
                    "Left out %s, which %s empty or no table: %s."
                            .formatted(
                                    NumberText.count(others.size(), "file"),
                                    others.size() == 1 ? "is" : "are",
                                    Names.abbreviate(others)));
        }
        return notes;
    }

    private static void check(Source source, List<TableFile> before, TableFile file) {
        boolean isKnown = file.kind() == FileKind.PARQUET || file.kind() == FileKind.DELIMITED;
        if (!isKnown) {
            throw file.source()
                    .fault(
                            "only files of text (such as CSV) and Parquet can be read together as"
                                    + " one table; name this one alone, or a pattern of others");
        }
        if (!before.isEmpty() && before.get(0).kind() != file.kind()) {
            throw source.fault(
                    "%s is %s and %s is %s; name files of one kind, by a pattern such as %s"
                            .formatted(
                                    before.get(0).source().path(),
                                    kind(before.get(0)),
                                    file.source().path(),
                                    kind(file),
                                    source.content().resolve("*.csv")));
        }
    }

    private static String kind(TableFile file) {
        return file.kind() == FileKind.PARQUET ? "Parquet" : "text";
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return DatabaseFault.in(source, error);
    }
}
