package org.rekindle.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Relu;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Task;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

/**
 * A study on the disk that never ran: two activations at two rates, with as many seeds as wanted.
 */
final class ExampleStudy {
    private static final int UNITS = 4;
    private static final int SAMPLES = 400;

    private final Path path;
    private final List<TrialKey> keys;

    private ExampleStudy(Path path, RunDocument document) {
        this.path = path;
        this.keys = RunPlan.of(document).trials();
    }

    static ExampleStudy begin(Path path, int seeds) {
        try {
            Files.createDirectories(path);
            RunDocument document = document(seeds);
            Files.writeString(path.resolve(FileNames.RUN), Json.pretty(document));
            return new ExampleStudy(path, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunDocument document(int seeds) {
        List<Activation> activations = List.of(new Relu(), Activation.named("leaky_relu"));
        return new RunDocument(
                RunDocument.FORMAT,
                "choose",
                new RunDocument.Versions("1", "17", "plain"),
                new RunDocument.Data(
                        "table.csv",
                        "0".repeat(64),
                        SAMPLES * 3,
                        "label",
                        "classification",
                        false,
                        List.of("no", "yes"),
                        List.of("a", "b"),
                        List.of(),
                        null,
                        true,
                        null,
                        null,
                        1,
                        null,
                        new RunDocument.Split(SAMPLES, SAMPLES, SAMPLES),
                        List.of(),
                        null),
                new RunDocument.Network(2, List.of(UNITS), 2, 0),
                new RunDocument.Space(
                        activations.stream().map(ActivationFields::of).toList(),
                        List.of("he_normal"),
                        List.of(0.01, 0.1),
                        seeds),
                new TrainingFields("adam", null, 0, 64, 10),
                1,
                true,
                null,
                null,
                null);
    }

    Path path() {
        return path;
    }

    int trials() {
        return keys.size();
    }

    /** The line of a trial. */
    String line(int number) {
        TrialKey key = keys.get(number);
        int dead = key.setting().learningRate() > 0.05 ? 2 : 0;
        LayerSummary layer =
                new LayerSummary(
                        "hidden_1",
                        UNITS,
                        dead,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0.5,
                        0.25,
                        new FiringRate(0, 0.25, 0.5, 0.75, 1),
                        SAMPLES);
        double accuracy = 0.9 - 0.1 * dead + 0.001 * (number % 7);
        return Json.line(
                TrialDocument.of(
                        new Trial(
                                key,
                                Status.OK,
                                10,
                                Optional.of(new Evaluation(Task.CLASSIFICATION, accuracy, 0.3)),
                                List.of(layer),
                                0.5)));
    }

    /** Ends the trials of these numbers, from one to before another. */
    void append(int from, int to) {
        IntStream.range(from, to).forEach(number -> appendText(line(number) + "\n"));
    }

    void appendText(String text) {
        try {
            Files.writeString(
                    path.resolve(FileNames.TRIALS),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
