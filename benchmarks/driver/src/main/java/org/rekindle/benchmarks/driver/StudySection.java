package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rekindle.activation.Activation;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Workload;
import org.rekindle.benchmarks.protocol.WorkloadFile;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;

/** A whole study as a user runs it, and what its trials would take on DJL. */
final class StudySection {
    private static final String TABLE = "examples/digits.csv";
    private static final String TARGET = "digit";
    private static final int LIMIT_MINUTES = 10;

    private final Field field;
    private final Settings settings;
    private final Installation installation;
    private final Report report;

    StudySection(Field field, Settings settings, Installation installation, Report report) {
        this.field = field;
        this.settings = settings;
        this.installation = installation;
        this.report = report;
    }

    void run() throws IOException {
        int trials =
                Activation.defaults().size()
                        * SearchSpace.DEFAULT_LEARNING_RATES.size()
                        * settings.studySeeds();
        report.heading("Study");
        report.paragraph(
                "rekindle choose %s --target %s --seeds %d: %d trials of %d epochs; wall time of the whole process, start of the JVM included. %s."
                        .formatted(
                                TABLE,
                                TARGET,
                                settings.studySeeds(),
                                trials,
                                StudyPlan.DEFAULT_EPOCHS,
                                settings.studyRounds() == 1
                                        ? "Run once"
                                        : "Median of %d runs".formatted(settings.studyRounds())));
        Table table =
                new Table(
                        "%d trials".formatted(trials),
                        List.of("", "seconds", "trials a second", "time over two threads'"));
        List<Double> two = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        try {
            buildBeforehand();
            for (int round = 0; round < settings.studyRounds(); round++) {
                report.progress(
                        "study, round %d of %d".formatted(round + 1, settings.studyRounds()));
                for (int threads : Round.order(List.of(2, 1), round)) {
                    (threads == 2 ? two : one).add(study(threads));
                }
            }
        } catch (WorkerException e) {
            table.note("Rekindle: not run: " + e.reason());
            report.table(table);
            return;
        }
        double base = Statistic.of(two).median();
        row(table, "Rekindle, 2 threads", base, trials, 1);
        row(
                table,
                "Rekindle, 1 thread",
                Statistic.of(one).median(),
                trials,
                Statistic.ratio(one, two));
        for (Peer peer : List.of(Peer.DJL, Peer.EASY_TRAIN)) {
            field.entrant(peer).ifPresent(entrant -> peer(table, entrant, trials, base));
        }
        field.entrant(Peer.JAX)
                .ifPresent(
                        jax -> {
                            for (String how : List.of("one", "vmap")) {
                                python(
                                        table,
                                        "%s, %s, 2 processes".formatted(jax.title(), how),
                                        List.of("jax_study.py", "--how", how),
                                        trials,
                                        base);
                            }
                            python(
                                    table,
                                    "scikit-learn's MLPClassifier, ReLU alone, 2 processes",
                                    List.of("scikit_study.py"),
                                    trials / Activation.all().size(),
                                    base);
                        });
        report.table(table);
    }

    private void row(Table table, String who, double seconds, int trials, double ratio) {
        table.row(
                List.of(
                        who,
                        Numbers.plain(seconds),
                        Numbers.plain(trials / seconds),
                        Numbers.times(ratio)));
        ObjectNode node = report.json().withArray("/study").addObject();
        node.put("who", who);
        node.put("seconds", seconds);
        node.put("trials", trials);
        node.put("times_two_threads", ratio);
    }

    /** The launcher builds what is out of date; that is no part of the study. */
    private void buildBeforehand() throws WorkerException {
        installation.runToEnd(List.of(launcher(), "--version"), "study", LIMIT_MINUTES);
    }

    private String launcher() {
        return installation.home().resolve("rekindle").toString();
    }

    /** Seconds of the whole command. */
    private double study(int threads) throws WorkerException {
        Path out = installation.scratch().resolve("study");
        try {
            delete(out);
            List<String> command =
                    List.of(
                            launcher(),
                            "choose",
                            installation.home().resolve(TABLE).toString(),
                            "--target",
                            TARGET,
                            "--seeds",
                            String.valueOf(settings.studySeeds()),
                            "--threads",
                            String.valueOf(threads),
                            "--out",
                            out.toString());
            long start = System.nanoTime();
            installation.runToEnd(command, "study", LIMIT_MINUTES);
            return (System.nanoTime() - start) / 1e9;
        } catch (IOException e) {
            throw new WorkerException(e.toString());
        }
    }

    /** The first trials of the study, activation by activation, after one that is not timed. */
    private void peer(Table table, Entrant peer, int trials, double base) {
        try {
            PreparedData data = prepared();
            List<Double> seconds = new ArrayList<>();
            for (int i = -1; i < settings.sampledTrials(); i++) {
                report.progress("a trial on " + peer.title());
                int number = Math.max(0, i);
                List<Activation> all = Activation.defaults();
                List<Double> rates = SearchSpace.DEFAULT_LEARNING_RATES;
                Activation activation = all.get(number % all.size());
                double rate = rates.get(number / all.size() % rates.size());
                Path file = installation.scratch().resolve("trial");
                WorkloadFile.write(workload(data, activation, rate), file);
                peer.open("trial", file);
                Entrant.Timing trial = peer.trial("trial", StudyPlan.DEFAULT_EPOCHS);
                peer.close("trial");
                if (i >= 0) {
                    seconds.add(trial.nanos() / 1e9);
                }
            }
            double mean = seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            row(table, peer.title() + ", 1 thread", mean * trials, trials, mean * trials / base);
            table.note(
                    "%s: extrapolated from the mean of %d trials after one to warm up, each with validation after every epoch; without start, reading, census and test."
                            .formatted(peer.title(), seconds.size()));
        } catch (WorkerException e) {
            table.note("%s: not run: %s".formatted(peer.title(), e.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole process in Python, which starts, compiles and trains; median of as many runs. */
    private void python(Table table, String who, List<String> script, int trials, double base) {
        try {
            Path file = installation.scratch().resolve("study-data");
            WorkloadFile.write(workload(prepared(), Activation.all().get(0), 0), file);
            List<String> command =
                    new ArrayList<>(
                            Peer.python(
                                    installation,
                                    script.get(0),
                                    file.toString(),
                                    "--epochs",
                                    String.valueOf(StudyPlan.DEFAULT_EPOCHS),
                                    "--rates",
                                    SearchSpace.DEFAULT_LEARNING_RATES.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(",")),
                                    "--seeds",
                                    String.valueOf(settings.studySeeds())));
            command.addAll(script.subList(1, script.size()));
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < settings.studyRounds(); round++) {
                report.progress("study of " + who);
                long start = System.nanoTime();
                installation.runToEnd(command, "python-study", LIMIT_MINUTES);
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            double median = Statistic.of(seconds).median();
            row(table, who, median, trials, median / base);
        } catch (WorkerException e) {
            table.note("%s: not run: %s".formatted(who, e.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PreparedData prepared() {
        return Preparation.prepare(
                Tables.read(installation.home().resolve(TABLE)),
                new PreparationRequest(TARGET, null, Set.of(), true, 1));
    }

    private static Workload workload(PreparedData data, Activation activation, double rate) {
        int inputs = data.train().features();
        NetworkShape shape =
                new NetworkShape(inputs, StudyPlan.DEFAULT_HIDDEN, data.classes().size());
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, activation, VarianceScaling.HE_NORMAL, 0, Seed.of(1));
        return new Workload(
                activation.name(),
                inputs,
                shape.hidden(),
                shape.outputs(),
                StudyPlan.DEFAULT_BATCH_SIZE,
                rate,
                network.parameters(),
                samples(data.train()),
                samples(data.validation()));
    }

    private static Samples samples(Dataset data) {
        int[] labels = new int[data.samples()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) data.targets()[i];
        }
        return new Samples(data.inputs(), labels);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
