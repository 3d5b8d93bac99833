package org.rekindle.suites.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.table.Column;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Task;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.run.engine.StudyAnswer;
import org.rekindle.run.engine.StudyEngine;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.KeptNetwork;
import org.rekindle.study.Recommendation;
import org.rekindle.training.NetworkAfterEpoch;

/**
 * What {@code choose} reaches on test rows with every default, beside scikit-learn's multi-layer
 * perceptron with early stopping on the same rows, prepared in the same way: real tables, drawn by
 * a seed. The last column is predicted. A score of either is the median of five networks, because
 * single ones differ by more than what is allowed.
 */
@Tag("full")
class ScoresBesideScikitTest {
    private static final Path SCRIPT = Path.of("src/test/python/mlp.py").toAbsolutePath();
    private static final int TABLES = Integer.getInteger("scikit.tables", 30);
    private static final int LEAST_ROWS = 100;
    private static final int MOST_NUMBERS = 1_000_000;
    private static final double FAR_BELOW = 0.05;

    @TempDir private Path temporary;

    /** A table and the test scores on it. */
    private record Pair(Path table, int rows, Task task, Ours ours, Theirs theirs) {
        double difference() {
            return ours.median() - theirs.median();
        }

        boolean isOneNetworkFarBelow() {
            return ours.reported() - theirs.median() < -FAR_BELOW;
        }
    }

    /**
     * The scores of {@code choose}.
     *
     * @param reported of the one network that it tests
     * @param median of the recommended setting, over the seeds that compared it
     */
    private record Ours(double reported, double median) {}

    /**
     * The scores of scikit-learn.
     *
     * @param median of five networks
     * @param further networks, one by one
     */
    private record Theirs(double median, List<Double> further) {
        boolean isFarBelow(int network) {
            return further.get(network) - median < -FAR_BELOW;
        }
    }

    @Test
    void scoresAreAsGoodAsScikitLearns() throws IOException, InterruptedException {
        List<Path> tables =
                new ArrayList<>(RealTables.in(Files.createDirectory(temporary.resolve("tables"))));
        assumeTrue(!tables.isEmpty(), RealTables.NONE);
        Collections.shuffle(tables, new Random(1));
        List<Pair> pairs = new ArrayList<>();
        for (Path table : tables) {
            if (pairs.size() < TABLES) {
                Optional<Pair> pair = pair(table);
                pair.ifPresent(pairs::add);
                pair.ifPresent(ScoresBesideScikitTest::print);
            }
        }
        double[] differences = pairs.stream().mapToDouble(Pair::difference).sorted().toArray();
        double median =
                (differences[(differences.length - 1) / 2] + differences[differences.length / 2])
                        / 2;
        long farBelow = pairs.stream().filter(pair -> pair.difference() < -FAR_BELOW).count();
        System.out.printf(
                Locale.ROOT,
                "%d tables, median difference %+.4f, %d more than %.2f below; %d with the one network that choose tests%n",
                pairs.size(),
                median,
                farBelow,
                FAR_BELOW,
                pairs.stream().filter(Pair::isOneNetworkFarBelow).count());
        System.out.printf(
                Locale.ROOT,
                "as far below are five further networks of scikit-learn's own in %s tables%n",
                IntStream.range(0, 5)
                        .mapToObj(
                                network ->
                                        pairs.stream()
                                                .filter(pair -> pair.theirs().isFarBelow(network))
                                                .count())
                        .toList());
        assertThat(median).isGreaterThanOrEqualTo(0);
        assertThat(farBelow).isLessThanOrEqualTo(2);
    }

    private static void print(Pair pair) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %,7d rows  %-14s  %7.3f (one %7.3f)  %7.3f  %+.3f%n",
                pair.table().getFileName(),
                pair.rows(),
                pair.task(),
                pair.ours().median(),
                pair.ours().reported(),
                pair.theirs().median(),
                pair.difference());
    }

    /** Nothing for a table that is refused, or too small or too large for this. */
    private Optional<Pair> pair(Path table) throws IOException, InterruptedException {
        String target;
        PreparedData prepared;
        try {
            List<Column> columns = Tables.read(table).columns();
            target = columns.get(columns.size() - 1).name();
            prepared = LoadedData.load(table, new PreparationRequest(target)).prepared();
        } catch (DataException e) {
            return Optional.empty();
        }
        int rows =
                prepared.train().samples()
                        + prepared.validation().samples()
                        + prepared.test().samples();
        if (rows < LEAST_ROWS || (long) rows * prepared.features().size() > MOST_NUMBERS) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(temporary, "pair");
        Theirs theirs = theirs(prepared, folder);
        return Optional.of(
                new Pair(table, rows, prepared.task(), ours(table, target, folder), theirs));
    }

    private static Ours ours(Path table, String target, Path folder) {
        RunRequest request = RunRequest.choose(table, target).into(folder.resolve("run"));
        try (PlannedStudy study = PlannedStudy.begin(request)) {
            StudyAnswer answer = new StudyEngine(study).run();
            ScoreDocument test = answer.document().test();
            return answer.recommendation().isEmpty() || test == null
                    ? new Ours(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY)
                    : new Ours(
                            test.toEvaluation(study.plan().metric()).score(),
                            median(study, answer.recommendation().get()));
        }
    }

    /** Of the networks that compared the recommended setting, each after its best epoch. */
    private static double median(PlannedStudy study, Recommendation recommendation) {
        DenseCandidates candidates = new DenseCandidates(study.plan(), study.data().trainingData());
        int epochs = recommendation.epochs().orElse(study.plan().epochs());
        double[] scores =
                recommendation.winner().trials().stream()
                        .mapToDouble(
                                trial -> {
                                    NetworkAfterEpoch then =
                                            new NetworkAfterEpoch(
                                                    KeptNetwork.of(trial, epochs).epoch());
                                    DenseNetwork last = candidates.trainAgain(trial.key(), then);
                                    return candidates
                                            .test(
                                                    then.network().orElse(last),
                                                    study.data().prepared().test())
                                            .score();
                                })
                        .sorted()
                        .toArray();
        return (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2;
    }

    private static Theirs theirs(PreparedData prepared, Path folder)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("task"), prepared.task().name());
        write(prepared.train(), folder.resolve("train.csv"));
        write(prepared.validation(), folder.resolve("validation.csv"));
        write(prepared.test(), folder.resolve("test.csv"));
        ProcessBuilder builder =
                new ProcessBuilder(RealTables.PYTHON, SCRIPT.toString(), folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        String scores = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("scikit-learn on %s", folder).isZero();
        double[] numbers =
                Stream.of(scores.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
        return new Theirs(numbers[0], DoubleStream.of(numbers).skip(1).boxed().toList());
    }

    private static void write(Dataset data, Path file) throws IOException {
        int width = data.features();
        List<String> lines =
                IntStream.range(0, data.samples())
                        .mapToObj(
                                row ->
                                        IntStream.range(row * width, (row + 1) * width)
                                                        .mapToObj(i -> data.inputs()[i] + ",")
                                                        .collect(Collectors.joining())
                                                + data.targets()[row])
                        .toList();
        Files.write(file, lines);
    }
}
