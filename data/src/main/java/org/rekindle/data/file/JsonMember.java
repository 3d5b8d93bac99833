package org.rekindle.data.file;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.data.database.DuckDb;

/**
 * A member of the one object in a JSON file.
 *
 * @param type as DuckDB calls it
 * @param firstType of the first value of an array; else "null"
 * @param length of an array
 * @param keys of an object
 */
record JsonMember(String name, String type, String firstType, long length, List<String> keys) {
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final String SEPARATOR = "\u001F";

    static List<JsonMember> of(DuckDb database, String documents) throws SQLException {
        return database
                .rows(
                        "SELECT e.key, e.type, json_type(e.value, '$[0]'),"
                                + " json_array_length(e.value),"
                                + " CASE WHEN e.type = 'OBJECT' THEN array_to_string("
                                + "json_keys(e.value), "
                                + DuckDb.literal(SEPARATOR)
                                + ") ELSE '' END FROM "
                                + documents
                                + " t, json_each(t.json) e")
                .stream()
                .map(JsonMember::of)
                .toList();
    }

    private static JsonMember of(List<String> row) {
        return new JsonMember(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3).equals("null") ? 0 : Long.parseLong(row.get(3)),
                List.of(row.get(4).split(SEPARATOR, -1)));
    }

    static Optional<JsonMember> find(List<JsonMember> members, String name) {
        return members.stream().filter(member -> member.name.equals(name)).findFirst();
    }

    boolean isArray() {
        return type.equals("ARRAY");
    }

    boolean isObject() {
        return type.equals("OBJECT");
    }

    boolean holdsObjects() {
        return isArray() && firstType.equals("OBJECT");
    }

    /**
     * Whether objects are rows rather than columns: the keys that count up number the rows. Where
     * neither do, pandas' default decides: columns.
     */
    static boolean areRows(List<JsonMember> members) {
        boolean outerCounts = members.stream().allMatch(m -> COUNT.matcher(m.name).matches());
        boolean innerCounts =
                members.stream()
                        .allMatch(m -> m.keys.stream().allMatch(k -> COUNT.matcher(k).matches()));
        return outerCounts && !innerCounts;
    }
}
