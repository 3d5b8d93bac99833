package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;
import org.rekindle.network.ClassBalance;
import org.rekindle.network.Task;
import org.rekindle.run.RunException;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.ValuesDocument;
import org.rekindle.training.TrainingData;

/**
 * The data of a run, read and prepared.
 *
 * @param path the file, folder or pattern, absolute; {@code -} for standard input
 * @param sha256 of its bytes
 * @param rows of the table
 * @param request how it was prepared
 * @param prepared what came of it
 */
public record LoadedData(
        Path path, String sha256, int rows, PreparationRequest request, PreparedData prepared) {

    /** Reads and prepares a table. */
    public static LoadedData load(Path path, PreparationRequest request) {
        return load(path, request, Optional.empty());
    }

    /**
     * Reads the data of an earlier run once more, prepared as is said.
     *
     * @throws RunException when they have changed since
     */
    static LoadedData loadAgain(RunDocument.Data data, PreparationRequest request) {
        LoadedData again = load(Path.of(data.path()), request, Optional.of(data.sha256()));
        again.requireInputs(data);
        return again;
    }

    /**
     * Checks that a run that an older version made has the same inputs today.
     *
     * @throws RunException when it has not
     */
    void requireInputs(RunDocument.Data data) {
        boolean same =
                data.features().equals(prepared.features())
                        && data.classes().equals(prepared.classes());
        if (data.values() == null && data.splitNumber() == null && !same) {
            throw new RunException(
                    "%s was prepared by an older version of Rekindle, and would have other inputs today; start a new run"
                            .formatted(path));
        }
    }

    @SuppressWarnings("try") // the warm-up only has to run meanwhile
    private static LoadedData load(
            Path path, PreparationRequest request, Optional<String> expected) {
        try (WarmUp warmUp = WarmUp.start()) {
            return of(
                    path, read(path, request.reading(), expected, Storage.WHERE_IT_FITS), request);
        }
    }

    /**
     * Reads a table.
     *
     * @throws RunException when it has changed since the run began
     */
    static Table read(Path path, TableReading reading, Optional<String> expected, Storage storage) {
        Table table = Tables.read(path, reading, storage);
        if (expected.isPresent() && !table.sha256().equals(expected.get())) {
            throw new RunException(
                    "%s has changed since the run began (its SHA-256 was %s and is %s); start a new run"
                            .formatted(table.source(), expected.get(), table.sha256()));
        }
        return table;
    }

    /** The name of the data, for the user. */
    public String name() {
        return isStandardInput(path) ? "standard input" : String.valueOf(path.getFileName());
    }

    private static boolean isStandardInput(Path path) {
        return path.toString().equals("-");
    }

    /** Prepares a table. */
    static LoadedData of(Path path, Table table, PreparationRequest request) {
        PreparationRequest named = request.forColumnsOf(table);
        return new LoadedData(
                isStandardInput(path) ? path : path.toAbsolutePath().normalize(),
                table.sha256(),
                table.rows(),
                named,
                Preparation.prepare(table, named));
    }

    /** What networks learn from and are measured on. */
    public TrainingData trainingData() {
        return new TrainingData(prepared.train(), prepared.validation());
    }

    /** How many inputs a network needs. */
    public int inputs() {
        return prepared.features().size();
    }

    /** How many outputs a network needs. */
    public int outputs() {
        return prepared.task() == Task.CLASSIFICATION ? prepared.classes().size() : 1;
    }

    /**
     * The task that could have been requested instead; empty where it was requested, or where the
     * other one would be refused.
     */
    public Optional<Task> otherTask() {
        return OtherTask.of(prepared);
    }

    /** How the training rows are spread over the classes; empty for regression. */
    public Optional<ClassBalance> balance() {
        return prepared.task() == Task.CLASSIFICATION
                ? Optional.of(ClassBalance.of(prepared.train(), outputs()))
                : Optional.empty();
    }

    RunDocument.Data document() {
        return new RunDocument.Data(
                path.toString(),
                sha256,
                rows,
                request.target(),
                prepared.task().name().toLowerCase(Locale.ROOT),
                request.task() != null,
                prepared.classes(),
                prepared.features(),
                List.copyOf(request.drop()),
                ValuesDocument.of(request.values(), prepared.values()),
                request.standardize(),
                prepared.task() == Task.REGRESSION ? request.standardizeTarget() : null,
                !request.split(),
                request.seed(),
                request.splitNumber() == 0 ? null : request.splitNumber(),
                new RunDocument.Split(
                        prepared.train().samples(),
                        prepared.validation().samples(),
                        prepared.test().samples()),
                prepared.notes(),
                RunDocument.Reading.of(request.reading()));
    }
}
