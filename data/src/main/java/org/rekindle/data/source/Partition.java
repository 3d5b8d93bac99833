package org.rekindle.data.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the folders of a file say about all of its rows, as Hive names them: in {@code
 * year=2024/month=5/part.csv} the columns year and month. This is the layout that Spark, pandas and
 * DuckDB write.
 *
 * @param values by column, in the order of the folders; null where a value is missing
 */
public record Partition(Map<String, @Nullable String> values) {
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** Copies the map. */
    public Partition {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * What the folders of a file say.
     *
     * @param name of a file, as seen from the folder that the user named
     */
    public static Partition of(String name) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        List<String> parts = List.of(name.split("/", -1));
        for (String part : parts.subList(0, parts.size() - 1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                String value = part.substring(sign + 1);
                values.put(
                        decoded(part.substring(0, sign)),
                        value.equals(NO_VALUE) ? null : decoded(value));
            }
        }
        return new Partition(values);
    }

    private static String decoded(String text) {
        return PERCENT.matcher(text).find()
                ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                : text;
    }

    /** Without the columns that the file holds itself. */
    public Partition without(List<String> columns) {
        Map<String, @Nullable String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(columns);
        return new Partition(rest);
    }

    /** The columns. */
    public List<String> names() {
        return new ArrayList<>(values.keySet());
    }

    /** Which of these columns are whole numbers in all files. */
    public static List<String> wholeNumbers(List<Partition> partitions) {
        return partitions.get(0).names().stream()
                .filter(
                        name ->
                                partitions.stream()
                                        .map(partition -> partition.values.get(name))
                                        .allMatch(
                                                value ->
                                                        value == null
                                                                || WHOLE.matcher(value).matches()))
                .collect(Collectors.toList());
    }

    /** The value of a column; empty where it is missing. */
    public String value(String name) {
        String value = values.get(name);
        return value == null ? "" : value;
    }
}
