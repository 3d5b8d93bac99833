package org.rekindle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.cli.run.RunDocument;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.data.Preparation;
import org.rekindle.data.PreparationRequest;
import org.rekindle.data.PreparedData;
import org.rekindle.data.Table;
import org.rekindle.data.Tables;
import org.rekindle.network.Task;
import org.rekindle.training.TrainingData;

/**
 * The data of a run, read and prepared.
 *
 * @param path the file, absolute
 * @param sha256 of its bytes
 * @param rows of the table
 * @param request how it was prepared
 * @param prepared what came of it
 */
record LoadedData(
        Path path, String sha256, int rows, PreparationRequest request, PreparedData prepared) {

    static LoadedData load(Path path, PreparationRequest request) {
        return load(path, request, Optional.empty());
    }

    /**
     * Reads the data of an earlier run once more.
     *
     * @throws UsageException when they have changed since
     */
    static LoadedData loadAgain(RunDocument.Data data, PreparationRequest request) {
        return load(Path.of(data.path()), request, Optional.of(data.sha256()));
    }

    @SuppressWarnings("try") // the warm-up only has to run meanwhile
    private static LoadedData load(
            Path path, PreparationRequest request, Optional<String> expected) {
        try (WarmUp warmUp = WarmUp.start()) {
            Table table = Tables.read(path);
            if (expected.isPresent() && !table.sha256().equals(expected.get())) {
                throw new UsageException(
                        "%s has changed since the run began (its SHA-256 was %s and is %s); start a new run"
                                .formatted(path, expected.get(), table.sha256()));
            }
            return new LoadedData(
                    path.toAbsolutePath().normalize(),
                    table.sha256(),
                    table.rows(),
                    request,
                    Preparation.prepare(table, request));
        }
    }

    TrainingData trainingData() {
        return new TrainingData(prepared.train(), prepared.validation());
    }

    int inputs() {
        return prepared.features().size();
    }

    int outputs() {
        return prepared.task() == Task.CLASSIFICATION ? prepared.classes().size() : 1;
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
                request.standardize(),
                request.seed(),
                new RunDocument.Split(
                        prepared.train().samples(),
                        prepared.validation().samples(),
                        prepared.test().samples()),
                prepared.notes());
    }

    /** Tells what was read and each step of its preparation. */
    void describe(Terminal terminal) {
        terminal.out()
                .printf(
                        "%s: %,d rows, %,d %s%n",
                        path.getFileName(), rows, inputs(), inputs() == 1 ? "input" : "inputs");
        prepared.notes().forEach(note -> terminal.out().println("  " + note));
        prepared.otherTask()
                .ifPresent(task -> terminal.out().println("  " + Advice.otherTask(task)));
        terminal.out().println();
    }
}
