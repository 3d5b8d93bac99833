package org.rekindle.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.TableReading;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.text.UnknownName;
import org.rekindle.view.ColumnList;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is learnt from. */
public final class DataOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DATA",
            description =
                    "A table: CSV and other text, JSON, Parquet, Arrow, Excel, ARFF, DuckDB, SQLite, NumPy arrays or IDX images; also packed (gz, zst, bz2, xz, zip)."
                            + " A folder or a pattern such as 'part-*.csv' is one table, - is standard input.")
    private @Nullable Path data;

    @Option(names = "--target", paramLabel = "COL", description = "The column to predict.")
    private @Nullable String target;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            converter = NameConverter.class,
            description = "classification or regression (default: decided by the target).")
    private @Nullable String task;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description =
                    "What networks are ranked by: accuracy, balanced_accuracy or (two classes) roc_auc; for numbers r2"
                            + " (default: accuracy or r2).")
    private @Nullable String metric;

    @Option(
            names = "--drop",
            paramLabel = "COL",
            description =
                    "Columns to leave out, with commas between them. A name that holds a comma stands in double quotes.")
    private List<String> drop = List.of();

    @Option(
            names = "--keep",
            paramLabel = "COL",
            description =
                    "Columns to keep although they look like row numbers, ids, names or free text.")
    private List<String> keep = List.of();

    @Option(
            names = "--missing",
            paramLabel = "MARK",
            description =
                    "A text or number that means \"no value\", besides NA, ?, null and the like; none: no mark does, but empty cells do.")
    private List<String> missing = List.of();

    @Option(
            names = "--infinite",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description =
                    "What an infinite number is: missing, or an error (default: ${DEFAULT-VALUE}).")
    private String infinite = "missing";

    @Option(
            names = "--merge-labels",
            description = "Labels of the target that differ in capitals or spaces alone are one.")
    private boolean mergeLabels;

    @Option(
            names = "--header",
            paramLabel = "yes|no",
            converter = NameConverter.class,
            description =
                    "Whether the first row of a text file names the columns (default: decided by what it holds).")
    private @Nullable String header;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table of a DuckDB or SQLite database (default: its only one).")
    private @Nullable String table;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description =
                    "One SELECT whose result is the table. A file is called data in it; a database has its own tables. Give ORDER BY where the order of rows matters, such as for the split.")
    private @Nullable String query;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Use N rows, drawn with the shares that the target has in all of them: faster than all rows of a table that is larger than memory.")
    private @Nullable Integer sample;

    @Option(names = "--no-standardize", description = "Do not standardise the inputs.")
    private boolean raw;

    @Option(
            names = "--no-standardize-target",
            description = "Do not standardise the target of a regression.")
    private boolean rawTarget;

    @Option(
            names = "--no-split",
            description = {
                "Use all rows for training, validation and test alike, also fewer than 20. The score then says nothing about new rows."
            })
    private boolean unsplit;

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            description = "Seed of the train/validation/test split (default: --seed).")
    private @Nullable Long splitSeed;

    Path path() {
        if (data == null) {
            throw new UsageException(
                    "no data: give a file, such as examples/digits.csv --target digit");
        }
        return data;
    }

    PreparationRequest request(long seed) {
        if (target == null) {
            throw new UsageException("no target: name the column to predict with --target");
        }
        return new PreparationRequest(
                        target,
                        task(),
                        columns(drop),
                        !raw,
                        !rawTarget,
                        !unsplit,
                        splitSeed == null ? seed : splitSeed)
                .readAs(
                        new TableReading(
                                header(),
                                table,
                                query,
                                sample(target, splitSeed == null ? seed : splitSeed)))
                .withValues(new ValueRules(missing, refusesInfinite(), columns(keep), mergeLabels));
    }

    private @Nullable RowSample sample(String column, long seed) {
        return sample == null
                ? null
                : new RowSample(TrainingOptions.atLeastOne("--sample", sample), seed, column);
    }

    /** The columns that options name. */
    private static Set<String> columns(List<String> words) {
        return words.stream()
                .flatMap(word -> ColumnList.read(word).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean refusesInfinite() {
        return switch (infinite) {
            case "missing" -> false;
            case "error" -> true;
            default ->
                    throw new UsageException(
                            "--infinite takes missing or error, not \"%s\"".formatted(infinite));
        };
    }

    @Nullable Metric metric() {
        String name = metric;
        return name == null ? null : UsageException.check(() -> Metric.named(name));
    }

    private @Nullable Boolean header() {
        if (header == null) {
            return null;
        }
        return switch (header) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                    throw new UsageException(
                            "--header takes yes or no, not \"%s\"".formatted(header));
        };
    }

    private @Nullable Task task() {
        if (task == null) {
            return null;
        }
        return switch (task) {
            case "classification" -> Task.CLASSIFICATION;
            case "regression" -> Task.REGRESSION;
            default ->
                    throw new UsageException(
                            UnknownName.message(
                                    "task", task, List.of("classification", "regression")));
        };
    }
}
