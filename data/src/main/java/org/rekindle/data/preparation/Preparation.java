package org.rekindle.data.preparation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.reading.ColumnReader;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.Target;
import org.rekindle.network.Dataset;
import org.rekindle.random.Seed;
import org.rekindle.text.NumberText;

/** From a table to the data of a study: target, split, and inputs fitted on training rows alone. */
public final class Preparation {
    private Preparation() {}

    /**
     * Prepares a table. The same table and request give the same result, bit by bit.
     *
     * @throws DataException when the request does not fit the table, or nothing can be learnt
     */
    public static PreparedData prepare(Table table, PreparationRequest asked) {
        PreparationRequest request = asked.forColumnsOf(table);
        List<String> notes = new ArrayList<>();
        notes.add(
                "Read %s and %s from %s."
                        .formatted(
                                NumberText.count(table.rows(), "row"),
                                NumberText.count(table.columns().size(), "column"),
                                table.source().getFileName()));
        notes.addAll(table.notes());

        ColumnReader reader = new ColumnReader(table, request.values());
        ReadTarget readTarget = ReadTarget.of(reader, column(table, request.target()), request);
        Column targetColumn = readTarget.column();
        if (request.split()) {
            Split.requireEnough(targetColumn);
        }
        List<Column> readColumns =
                inputColumns(table, request).stream().map(reader::input).toList();
        UselessColumns inputColumns =
                UselessColumns.of(readColumns, table, request.values().keep());
        if (!request.drop().isEmpty()) {
            notes.add(
                    "Left out as requested: "
                            + Names.abbreviate(request.drop().stream().sorted().toList())
                            + ".");
        }
        notes.addAll(reader.steps().notes());
        notes.addAll(inputColumns.notes());
        List<Column> allRead = new ArrayList<>(readColumns);
        allRead.add(targetColumn);
        TotalRow.in(table, allRead).map(TotalRow::note).ifPresent(notes::add);
        Target target = targetColumn.target(request.task(), request.split());
        List<Giveaway> giveaways = Giveaway.among(inputColumns.columns(), target);
        List<String> warnings = giveaways.stream().map(Giveaway::warning).toList();
        notes.addAll(0, warnings);
        notes.addAll(readTarget.notes());
        notes.add(target.reason());
        if (targetColumn.missing() > 0) {
            notes.add(
                    "Left out %s without a target."
                            .formatted(NumberText.count(targetColumn.missing(), "row")));
        }
        notes.addAll(target.notes());

        Split split =
                request.split()
                        ? Split.of(
                                target.rows(),
                                target.strata(),
                                Seed.of(request.seed()).child("split"),
                                request.splitNumber())
                        : Split.none(target.rows());
        notes.add(split.note(target.task(), request.seed(), request.splitNumber()));

        Inputs inputs =
                Inputs.fit(
                        inputColumns.columns(),
                        split.train(),
                        target.rows(),
                        request.standardize());
        notes.addAll(inputs.notes());

        Labels labels =
                Labels.fit(targetColumn, target, split.train(), request.standardizeTarget());
        notes.addAll(labels.notes());
        labels.requireVariety("validation", split.validation());
        labels.requireVariety("test", split.test());

        InputPlace place = InputPlace.of(table.storage(), split, inputs.width());
        place.note().ifPresent(notes::add);
        Dataset train = dataset(inputs, labels, split.train(), place);
        return new PreparedData(
                target.task(),
                inputs.names(),
                target.classes(),
                train,
                request.split() ? dataset(inputs, labels, split.validation(), place) : train,
                request.split() ? dataset(inputs, labels, split.test(), place) : train,
                notes,
                inputs.standardization(labels.scale()),
                target.otherTask(),
                new ValueReport(
                        warnings,
                        giveaways.stream().map(Giveaway::column).toList(),
                        inputColumns.leftOut(),
                        reader.steps().suspects(),
                        readTarget.labelsDiffer(),
                        reader.steps().forms(),
                        inputs.fills()));
    }

    private static Dataset dataset(Inputs inputs, Labels labels, int[] rows, InputPlace place) {
        return new Dataset(inputs.of(rows, place.isMemory()), labels.of(rows));
    }

    private static Column column(Table table, String name) {
        Optional<Column> found =
                table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
        return found.orElseThrow(() -> UnknownColumn.in(table, name));
    }

    private static List<Column> inputColumns(Table table, PreparationRequest request) {
        request.drop().forEach(name -> column(table, name));
        request.values().keep().forEach(name -> column(table, name));
        if (request.drop().contains(request.target())) {
            throw new DataException(
                    DataException.Reason.TARGET_DROPPED,
                    List.of(request.target()),
                    "column \"%s\" is the target and cannot be dropped"
                            .formatted(request.target()));
        }
        Set<String> unused = new HashSet<>(request.drop());
        unused.add(request.target());
        List<Column> columns =
                table.columns().stream().filter(column -> !unused.contains(column.name())).toList();
        if (columns.isEmpty()) {
            throw new DataException(
                    DataException.Reason.NO_INPUT_LEFT,
                    List.of(),
                    "no column is left to predict \"%s\" from; at least one is needed"
                            .formatted(request.target()));
        }
        return columns;
    }
}
