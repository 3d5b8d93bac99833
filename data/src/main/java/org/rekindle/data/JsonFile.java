package org.rekindle.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON: an array of objects, or objects one after the other. */
final class JsonFile implements DuckDbFile {
    private static final Pattern RENAMED = Pattern.compile("_\\d+$");

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        String file =
                "read_json("
                        + DuckDb.literal(source.path())
                        + ", records = 'true', hive_partitioning = false, compression = "
                        + DuckDb.literal(source.isGzipped() ? "gzip" : "none");
        List<TypedColumn> columns =
                TypedColumn.describe(
                        database,
                        source,
                        file + ", sample_size = -1, map_inference_threshold = -1)");
        checkCapitals(source, columns);
        // Read again with these types, so that text which looks like a date stays as it is.
        String types =
                columns.stream()
                        .map(
                                column ->
                                        DuckDb.literal(column.name())
                                                + (column.isNumber()
                                                        ? ": 'DOUBLE'"
                                                        : ": 'VARCHAR'"))
                        .collect(Collectors.joining(", ", ", columns = {", "})"));
        return TypedColumn.relation(database, source, file + types, columns);
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
