package org.rekindle.data.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.message.Names;
import org.rekindle.data.reading.CellNumber;
import org.rekindle.data.reading.CellReading;
import org.rekindle.data.reading.ColumnNames;
import org.rekindle.data.source.Source;

/**
 * One number per row of a table, for a model.
 *
 * @param column where it comes from
 * @param number SQL that gives it, null where there is none; or null when the column has none at
 *     all
 * @param cell makes the number from a text; if there is one, the SQL gives the text of the cell
 * @param fill stands for a missing number; null where one is a fault
 */
record TableInput(
        String column,
        @Nullable String number,
        @Nullable ToDoubleFunction<String> cell,
        @Nullable Double fill) {
    /**
     * What is requested of a table, each a number.
     *
     * @throws DataException when there is no such column, or it is text
     */
    static List<TableInput> of(Relation relation, SampleRequest request) {
        List<String> names = relation.columnNames();
        Set<String> drop = new ColumnNames(names).meant(request.drop());
        for (String dropped : drop) {
            if (!names.contains(dropped)) {
                throw relation.source().fault(Names.unknownColumn(dropped, names));
            }
        }
        List<TableInput> inputs = new ArrayList<>();
        if (request.features().isEmpty()) {
            for (RelationColumn column : relation.columns()) {
                if (!drop.contains(column.name())) {
                    inputs.add(new TableInput(column.name(), column.number(), null, null));
                }
            }
        }
        List<Double> fills = request.cells().fills();
        for (int i = 0; i < request.features().size(); i++) {
            TableInput input = of(relation, request, drop, request.features().get(i));
            inputs.add(
                    fills.size() == request.features().size()
                            ? new TableInput(input.column, input.number, input.cell, fills.get(i))
                            : input);
        }
        checkNumbers(relation.source(), inputs);
        return inputs;
    }

    private static TableInput of(
            Relation relation, SampleRequest request, Set<String> drop, String feature) {
        // Names and categories may hold "=" themselves: the whole name comes first, then the
        // longest.
        RelationColumn column =
                relation.columns().stream()
                        .filter(
                                candidate ->
                                        feature.equals(candidate.name())
                                                || feature.startsWith(candidate.name() + "=")
                                                || isDatePart(candidate, request, feature))
                        .max(Comparator.comparingInt(candidate -> candidate.name().length()))
                        .orElseThrow(
                                () ->
                                        relation.source()
                                                .fault(
                                                        Names.unknownColumn(
                                                                feature, relation.columnNames())));
        String name = column.name();
        if (drop.contains(name)) {
            throw relation.source()
                    .fault(
                            DataException.Reason.MODEL_INPUT_DROPPED,
                            List.of(name),
                            "column \"%s\" is an input of the model and cannot be dropped"
                                    .formatted(name));
        }
        String form = request.cells().forms().getOrDefault(name, "");
        if (feature.equals(name)) {
            return CellNumber.number(form, request.cells().marks())
                    .map(cell -> new TableInput(name, column.text(), cell, null))
                    .orElseGet(
                            () ->
                                    new TableInput(
                                            name,
                                            withoutMarks(column.number(), request.cells()),
                                            null,
                                            null));
        }
        if (isDatePart(column, request, feature)) {
            return new TableInput(
                    name,
                    column.text(),
                    CellNumber.date(form, feature.substring(name.length() + 1)).orElseThrow(),
                    null);
        }
        return new TableInput(
                name,
                new CategorySql(column, request).isCategory(feature.substring(name.length() + 1)),
                null,
                null);
    }

    /** Numbers may be marks for missing values, too. */
    private static @Nullable String withoutMarks(@Nullable String number, CellReading cells) {
        String rest = number;
        for (String mark : cells.missing()) {
            Double value = PlainNumber.read(mark);
            if (rest != null && value != null && Double.isFinite(value)) {
                rest = "nullif(CAST(%s AS DOUBLE), CAST('%s' AS DOUBLE))".formatted(rest, value);
            }
        }
        return rest;
    }

    private static boolean isDatePart(
            RelationColumn column, SampleRequest request, String feature) {
        String form = request.cells().forms().get(column.name());
        return form != null
                && feature.startsWith(column.name() + ".")
                && CellNumber.date(form, feature.substring(column.name().length() + 1)).isPresent();
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

    /** SQL for the number, or for the text that it is made from. */
    String expression() {
        return "CAST(" + number + (cell == null ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    /** The number in a row of a chunk; NaN where it is missing. */
    double value(DuckDBReadableVector values, int row) {
        if (values.isNull(row)) {
            return Double.NaN;
        }
        return cell == null ? values.getDouble(row) : cell.applyAsDouble(values.getString(row));
    }
}
