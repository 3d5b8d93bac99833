package org.rekindle.data.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DatabaseFault;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.delimited.TextCells;
import org.rekindle.data.source.Source;

/**
 * JSON: an array of objects, objects one after the other, or one of the shapes of {@link
 * JsonShape}.
 */
public final class JsonFile implements DuckDbFile {
    /** In bytes; DuckDB's own default. */
    private static final long USUAL_OBJECT = 1 << 24;

    private static final Pattern RENAMED = Pattern.compile("_\\d+$");

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        Optional<JsonShape> shape = JsonShape.of(database, source, documents(source));
        if (shape.isEmpty()) {
            return records(database, source, source.content(), source.isGzipped(), List.of());
        }
        Path rows = database.scratch().create(source, ".json");
        database.execute(
                "COPY (%s) TO %s (FORMAT json)"
                        .formatted(shape.get().select(), DuckDb.literal(rows)));
        return records(database, source, rows, false, List.of(shape.get().note()));
    }

    /** Each document of the file as a whole, in a column called json. */
    private static String documents(Source source) {
        return "read_json_objects("
                + DuckDb.literal(source.content())
                + ", format = 'unstructured', hive_partitioning = false, maximum_object_size = "
                + Math.max(USUAL_OBJECT, source.length())
                + ", compression = "
                + DuckDb.literal(source.isGzipped() ? "gzip" : "none")
                + ")";
    }

    private static Relation records(
            DuckDb database, Source source, Path path, boolean isGzipped, List<String> notes)
            throws SQLException {
        String file =
                "read_json("
                        + DuckDb.literal(path)
                        + ", records = 'true', hive_partitioning = false, compression = "
                        + DuckDb.literal(isGzipped ? "gzip" : "none");
        List<TypedColumn> columns =
                TypedColumn.describe(
                        database,
                        source,
                        file + ", sample_size = -1, map_inference_threshold = -1)");
        checkCapitals(source, columns);
        // Read again with these types, so that text which looks like a date stays as it is.
        List<TypedColumn> read = columns.stream().map(JsonFile::asRead).toList();
        String types =
                read.stream()
                        .map(
                                column ->
                                        DuckDb.literal(column.name())
                                                + ": "
                                                + DuckDb.literal(
                                                        column.isTruth()
                                                                ? "VARCHAR"
                                                                : column.type()))
                        .collect(Collectors.joining(", ", ", columns = {", "})"));
        return TextCells.relation(
                database, source, file + types, read, !path.equals(source.content()), notes);
    }

    private static TypedColumn asRead(TypedColumn column) {
        if (column.isTruth()) {
            return column;
        }
        return new TypedColumn(column.name(), column.isNumber() ? "DOUBLE" : "VARCHAR");
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return String.valueOf(error.getMessage()).contains("non-record JSON")
                ? source.fault(
                        "the file must hold at least one object such as {\"a\": 1, \"b\": 2} per"
                                + " row, in an array or one after the other",
                        error)
                : DatabaseFault.in(source, error);
    }

    /** DuckDB calls the second of a and A by another name, under which the file has nothing. */
    private static void checkCapitals(Source source, List<TypedColumn> columns) {
        Set<String> names = columns.stream().map(TypedColumn::name).collect(Collectors.toSet());
        for (String name : names) {
            String stem = RENAMED.matcher(name).replaceFirst("");
            if (!stem.equals(name) && !names.contains(stem)) {
                names.stream()
                        .filter(stem::equalsIgnoreCase)
                        .findFirst()
                        .ifPresent(
                                other -> {
                                    throw source.fault(
                                            "the names \"%s\" and \"%s\" differ in capitals alone;"
                                                            .formatted(other, stem)
                                                    + " give them different names");
                                });
            }
        }
    }
}
