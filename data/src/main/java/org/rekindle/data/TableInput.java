package org.rekindle.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number per row of a table, for a model.
 *
 * @param column where it comes from
 * @param number SQL that gives it, null where there is none; or null when the column has none at
 *     all
 */
record TableInput(String column, @Nullable String number) {
    private static final String MISSING = "(missing)";

    /**
     * What is requested of a table, each a number.
     *
     * @throws DataException when there is no such column, or it is text
     */
    static List<TableInput> of(Relation relation, SampleRequest request) {
        List<String> names = relation.columnNames();
        for (String dropped : request.drop()) {
            if (!names.contains(dropped)) {
                throw relation.source().fault(Names.unknownColumn(dropped, names));
            }
        }
        List<TableInput> inputs = new ArrayList<>();
        if (request.features().isEmpty()) {
            for (RelationColumn column : relation.columns()) {
                if (!request.drop().contains(column.name())) {
                    inputs.add(new TableInput(column.name(), column.number()));
                }
            }
        }
        for (String feature : request.features()) {
            inputs.add(of(relation, request, feature));
        }
        checkNumbers(relation.source(), inputs);
        return inputs;
    }

    private static TableInput of(Relation relation, SampleRequest request, String feature) {
        // Names and categories may hold "=" themselves: the whole name comes first, then the
        // longest.
        RelationColumn column =
                relation.columns().stream()
                        .filter(
                                candidate ->
                                        feature.equals(candidate.name())
                                                || feature.startsWith(candidate.name() + "="))
                        .max(Comparator.comparingInt(candidate -> candidate.name().length()))
                        .orElseThrow(
                                () ->
                                        relation.source()
                                                .fault(
                                                        Names.unknownColumn(
                                                                feature, relation.columnNames())));
        String name = column.name();
        if (request.drop().contains(name)) {
            throw relation.source()
                    .fault(
                            DataException.Reason.MODEL_INPUT_DROPPED,
                            List.of(name),
                            "column \"%s\" is an input of the model and cannot be dropped"
                                    .formatted(name));
        }
        return feature.equals(name)
                ? new TableInput(name, column.number())
                : new TableInput(name, isCategory(column, feature.substring(name.length() + 1)));
    }

    private static String isCategory(RelationColumn column, String category) {
        String text = "CAST(" + column.text() + " AS VARCHAR)";
        return category.equals(MISSING)
                ? text + " IS NULL"
                : "coalesce(" + text + " = " + DuckDb.literal(category) + ", false)";
    }

    private static void checkNumbers(Source source, List<TableInput> inputs) {
        if (inputs.isEmpty()) {
            throw source.fault(
                    DataException.Reason.NO_INPUT_LEFT,
                    List.of(),
                    "no column is left; at least one is needed");
        }
        List<String> texts =
                inputs.stream()
                        .filter(input -> input.number == null)
                        .map(TableInput::column)
                        .distinct()
                        .toList();
        if (!texts.isEmpty()) {
            throw source.fault(
                    DataException.Reason.COLUMNS_UNUSABLE,
                    texts,
                    "a model takes numbers, and these columns hold text: %s"
                            .formatted(Names.abbreviate(texts)));
        }
    }

    /** SQL for the number. */
    String expression() {
        return "CAST(" + number + " AS DOUBLE)";
    }
}
