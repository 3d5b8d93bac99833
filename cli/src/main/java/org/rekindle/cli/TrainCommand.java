package org.rekindle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.cli.run.Defaults;
import org.rekindle.cli.run.Json;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.run.TrainDocument;
import org.rekindle.cli.run.TrialDocument;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Initializer;
import org.rekindle.random.Seed;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.Exhaustive;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.text.NumberText;
import org.rekindle.training.Care;
import org.rekindle.training.Checkpoints;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.Recycling;
import org.rekindle.training.TrainingObserver;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle train}: one network, with its dead units after every epoch. */
@Command(
        name = "train",
        customSynopsis = "rekindle train DATA --target COL --activation NAME [OPTION...]",
        sortOptions = false,
        description = {
            "Trains one network and shows, epoch by epoch, who dies.",
            "",
            "Equal to the trial of the same setting and seed in a study (with the study's --seed as --split-seed), unless"
                    + " --care cure steps in.",
            ""
        },
        footerHeading = "%nExamples, the two ways to die and two ways out:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu --bias-init -5",
            "  rekindle train examples/digits.csv --target digit --activation relu --learning-rate 0.1",
            "  rekindle train examples/digits.csv --target digit --activation leaky_relu --learning-rate 0.1",
            "  rekindle train examples/digits.csv --target digit --activation relu --bias-init -5 --care cure"
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private DataOptions data;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            required = true,
            converter = ActivationConverter.class,
            description = "relu, leaky_relu, prelu or elu.")
    private Activation activation;

    @Mixin private ShapeOptions shape;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "The size of the updates (default: ${DEFAULT-VALUE}).")
    private double learningRate = Defaults.LEARNING_RATE;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            converter = InitializerConverter.class,
            description =
                    "he_normal, he_uniform, xavier_normal, xavier_uniform, lecun_normal or rai (default: he_normal).")
    private Initializer init = Defaults.INITIALIZER;

    @Mixin private TrainingOptions training;

    @Option(
            names = "--care",
            paramLabel = "MODE",
            converter = CareConverter.class,
            description = {
                "off, warn or cure (default: warn): nothing, a line on stderr when units begin to die, or dead units"
                        + " recycled at the end of every epoch but the last."
            })
    private CareMode care = CareMode.of(Defaults.CARE);

    @Option(names = "--out", paramLabel = "DIR", description = "The run directory to make.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Mixin private LiveOptions live;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Activation shaped = shape.applyTo(activation);
        SearchSpace space =
                UsageException.check(
                        () ->
                                new SearchSpace(
                                        List.of(shaped), List.of(init), List.of(learningRate), 1));
        try (LiveDashboard shown = live.prepare(terminal)) {
            Run run =
                    Run.begin("train", data, training, space, new Exhaustive(), 1, care.id(), out);
            shown.show(run.directory());
            train(run);
        }
        return 0;
    }

    private void train(Run run) {
        if (!json) {
            run.data().describe(terminal);
        }
        EpochLog log = new EpochLog(terminal, run, json);
        TrialKey key = run.plan().trials().get(0);
        Checkpoints checkpoints = new Checkpoints();
        LifeLineRecorder lives = new LifeLineRecorder(run.data().trainingData());
        List<TrainingObserver> observers = new ArrayList<>(List.of(log, lives, checkpoints));
        if (care == CareMode.WARN) {
            boolean standardized = run.data().request().standardize();
            observers.add(
                    new DeathWarning(
                            terminal,
                            run.plan().recipe(key).plan(),
                            training.biasInit(),
                            standardized));
        } else if (care == CareMode.CURE) {
            observers.add(care(run, key));
        }
        Trial trial =
                new DenseCandidates(run.plan(), run.data().trainingData())
                        .train(key, TrainingObserver.all(observers));
        run.directory().files().writeLives(lives.lifeLines());
        checkpoints.current().ifPresent(end -> writeModel(run, end.network()));
        checkpoints
                .lastHealthy()
                .ifPresent(
                        healthy ->
                                run.directory()
                                        .writeWeights(
                                                RunDirectory.LAST_HEALTHY,
                                                healthy.state().network()));
        run.directory().append(RunDirectory.TRIALS, TrialDocument.of(trial));
        ReportOfRun.write(run.directory(), terminal);
        run.directory().unlock();
        TrainDocument document =
                TrainDocument.of(
                        trial,
                        run.data().trainingData().censusScope(),
                        run.directory().path().toString());
        if (json) {
            log.clear();
            terminal.out().print(Json.pretty(document));
        } else {
            log.finish(trial);
        }
    }

    private static void writeModel(Run run, DenseNetwork network) {
        run.directory().files().writeSlopes(network);
        run.directory().writeWeights(RunDirectory.MODEL, network);
        run.directory().writeBytes(RunDirectory.MODEL_ONNX, OnnxFile.of(network, run.data()));
    }

    private Care care(Run run, TrialKey key) {
        return new Care(
                run.data().trainingData().validation(),
                run.plan().epochs(),
                Seed.of(key.seed()).child("care"),
                (epoch, report) -> terminal.err().println(told(epoch, report)));
    }

    private static String told(int epoch, Recycling.Report report) {
        return "rekindle: epoch %d: recycled %d dead units; %s, and the output on the validation samples changed by %s"
                .formatted(
                        epoch,
                        report.units(),
                        report.firing() == report.units()
                                ? "all fire again"
                                : report.firing() + " fire again",
                        report.largestChange() == 0
                                ? "exactly 0"
                                : NumberText.rate(report.largestChange()) + " at most");
    }

    /** The value of {@code --care}. */
    static final class CareConverter implements CommandLine.ITypeConverter<CareMode> {
        @Override
        public CareMode convert(String value) {
            return CareMode.of(value);
        }
    }
}
