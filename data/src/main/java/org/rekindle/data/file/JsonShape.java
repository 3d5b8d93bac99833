package org.rekindle.data.file;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.delimited.DelimitedHeader;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/**
 * How the rows lie in a JSON file that is not a list of objects: inside one wrapper, or as pandas
 * writes its other orientations.
 *
 * @param select SQL that gives each row, its values as JSON
 * @param note what was done, in a plain sentence
 */
record JsonShape(String select, String note) {
    private static final String ROW = "r";

    /**
     * The shape of a file; empty where it is objects in an array, or one after the other.
     *
     * @param documents SQL that gives each document of the file, in a column called json
     */
    static Optional<JsonShape> of(DuckDb database, Source source, String documents)
            throws SQLException {
        List<List<String>> first =
                database.rows(
                        "SELECT json_type(json), json_type(json, '$[0]') FROM "
                                + documents
                                + " LIMIT 2");
        if (first.size() != 1) {
            return Optional.empty();
        }
        String type = first.get(0).get(0);
        if (type.equals("ARRAY") && first.get(0).get(1).equals("ARRAY")) {
            return Optional.of(values(database, source, documents));
        }
        return type.equals("OBJECT") ? ofObject(database, source, documents) : Optional.empty();
    }

    private static Optional<JsonShape> ofObject(DuckDb database, Source source, String documents)
            throws SQLException {
        List<JsonMember> members = JsonMember.of(database, documents);
        if (JsonMember.find(members, "columns").filter(JsonMember::isArray).isPresent()
                && JsonMember.find(members, "data").filter(JsonMember::isArray).isPresent()) {
            return Optional.of(split(database, source, documents));
        }
        List<JsonMember> tables = members.stream().filter(JsonMember::holdsObjects).toList();
        if (tables.size() == 1) {
            String name = tables.get(0).name();
            return Optional.of(
                    records(
                            database,
                            list("json_extract(json, " + pointer(name) + ")", "[*]"),
                            documents,
                            "The rows are the objects in \"%s\".".formatted(name)));
        }
        if (tables.size() > 1) {
            throw source.fault(
                    "there is more than one table in it: %s; save the one that is meant by itself"
                            .formatted(
                                    Names.abbreviate(
                                            tables.stream().map(JsonMember::name).toList())));
        }
        if (!members.isEmpty() && members.stream().allMatch(JsonMember::isArray)) {
            return Optional.of(lists(source, documents, members));
        }
        if (!members.isEmpty() && members.stream().allMatch(JsonMember::isObject)) {
            return Optional.of(
                    JsonMember.areRows(members)
                            ? records(
                                    database,
                                    list("json", ".*"),
                                    documents,
                                    "Each member of the JSON object is a row.")
                            : objects(source, documents, members));
        }
        return Optional.empty();
    }

    /** Rows as arrays, without names. */
    private static JsonShape values(DuckDb database, Source source, String documents)
            throws SQLException {
        String rows = rows(list("json", "[*]"), documents);
        int width = width(database, source, rows);
        return new JsonShape(
                fromArrays(
                        rows,
                        IntStream.rangeClosed(1, width)
                                .mapToObj(DelimitedHeader::byPlace)
                                .toList()),
                "The rows are arrays without names; the columns are called by their place, such as column_1.");
    }

    private static JsonShape split(DuckDb database, Source source, String documents)
            throws SQLException {
        List<String> names =
                database
                        .rows(
                                "SELECT unnest(json_extract_string(json, '$.columns[*]')) FROM "
                                        + documents)
                        .stream()
                        .map(row -> row.get(0))
                        .toList();
        String rows = rows(list("json_extract(json, '/data')", "[*]"), documents);
        int width = width(database, source, rows);
        if (width != names.size()) {
            throw source.fault(
                    Sentence.of(
                            "the rows in \"data\" have %,d values, but \"columns\" names %,d",
                            width, names.size()));
        }
        return new JsonShape(fromArrays(rows, names), "The rows are the arrays in \"data\".");
    }

    /** The number of values that every row has. */
    private static int width(DuckDb database, Source source, String rows) throws SQLException {
        List<String> widths =
                database.rows(
                                "SELECT min(json_array_length(r)), max(json_array_length(r)) FROM "
                                        + rows)
                        .get(0);
        if (!widths.get(0).equals(widths.get(1)) || widths.get(0).equals("null")) {
            throw source.fault(
                    "the arrays of the rows have from %s to %s values; give each the same number"
                            .formatted(widths.get(0), widths.get(1)));
        }
        return Integer.parseInt(widths.get(0));
    }

    private static String fromArrays(String rows, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(
                        i ->
                                "json_extract(r, '$["
                                        + i
                                        + "]') AS "
                                        + DuckDb.identifier(names.get(i)))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + rows));
    }

    /** Rows as objects that lie in a list. */
    private static JsonShape records(DuckDb database, String list, String documents, String note)
            throws SQLException {
        String rows = rows(list, documents);
        List<String> names =
                database
                        .rows(
                                "SELECT k FROM (SELECT k, row_number() OVER () AS n FROM (SELECT"
                                        + " unnest(json_keys(r)) AS k FROM "
                                        + rows
                                        + ")) GROUP BY k ORDER BY min(n)")
                        .stream()
                        .map(row -> row.get(0))
                        .toList();
        return new JsonShape(
                names.stream()
                        .map(
                                name ->
                                        "json_extract(r, "
                                                + pointer(name)
                                                + ") AS "
                                                + DuckDb.identifier(name))
                        .collect(Collectors.joining(", ", "SELECT ", " FROM " + rows)),
                note);
    }

    /** A list of values for each column. */
    private static JsonShape lists(Source source, String documents, List<JsonMember> columns) {
        JsonMember first = columns.get(0);
        for (JsonMember column : columns) {
            if (column.length() != first.length()) {
                throw source.fault(
                        Sentence.of(
                                "\"%s\" has %,d values but \"%s\" has %,d; give each column the same"
                                        + " number",
                                first.name(), first.length(), column.name(), column.length()));
            }
        }
        return columns(documents, columns, "[*]");
    }

    /** An object of values for each column, with the same keys. */
    private static JsonShape objects(Source source, String documents, List<JsonMember> columns) {
        Set<List<String>> keys = new HashSet<>();
        columns.forEach(column -> keys.add(column.keys()));
        if (keys.size() > 1) {
            throw source.fault(
                    "the objects in it have different keys; give each column a value for the same"
                            + " rows, or write one object for each row");
        }
        return columns(documents, columns, ".*");
    }

    private static JsonShape columns(String documents, List<JsonMember> columns, String each) {
        List<String> lists = new ArrayList<>();
        for (JsonMember column : columns) {
            lists.add(
                    list("json_extract(json, " + pointer(column.name()) + ")", each)
                            + " AS "
                            + DuckDb.identifier(column.name()));
        }
        return new JsonShape(
                "SELECT " + String.join(", ", lists) + " FROM " + documents,
                "Each member of the JSON object is a column.");
    }

    private static String rows(String list, String documents) {
        return "(SELECT " + list + " AS " + ROW + " FROM " + documents + ")";
    }

    private static String list(String json, String each) {
        return "unnest(json_extract(" + json + ", '$" + each + "'))";
    }

    private static String pointer(String name) {
        return DuckDb.literal("/" + name.replace("~", "~0").replace("/", "~1"));
    }
}
