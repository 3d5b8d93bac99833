package org.rekindle.data.sample;

import java.util.List;
import java.util.stream.Collectors;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.table.OtherFeature;

/**
 * SQL for whether a cell holds a category.
 *
 * @param text SQL for the text of the cell
 * @param named the categories that have inputs of their own, as SQL; a mark for a missing value
 *     among them is a category here
 * @param marks for missing values, as SQL
 */
record CategorySql(String text, String named, String marks) {
    private static final String MISSING = "(missing)";

    CategorySql(RelationColumn column, SampleRequest request) {
        this(
                "CAST(" + column.text() + " AS VARCHAR)",
                list(
                        request.features().stream()
                                .filter(feature -> feature.startsWith(column.name() + "="))
                                .map(feature -> feature.substring(column.name().length() + 1))
                                .toList()),
                list(List.copyOf(MissingMarks.of(request.cells().missing()).marks())));
    }

    private static String list(List<String> words) {
        return words.stream()
                .sorted()
                .map(DuckDb::literal)
                .collect(Collectors.joining(", ", "('', ", ")"));
    }

    /** Whether it holds this one, nothing, or another than those with inputs of their own. */
    String isCategory(String category) {
        return switch (category) {
            case MISSING -> text + " IS NULL OR " + isMark();
            case OtherFeature.OTHER ->
                    "coalesce(" + text + " NOT IN " + named + " AND NOT (" + isMark() + "), false)";
            default -> "coalesce(" + text + " = " + DuckDb.literal(category) + ", false)";
        };
    }

    private String isMark() {
        return "coalesce(lower(trim(%1$s)) IN %2$s AND %1$s NOT IN %3$s, false)"
                .formatted(text, marks, named);
    }
}
