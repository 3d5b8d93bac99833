package org.rekindle.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.cli.options.ActivationConverter;
import org.rekindle.cli.options.ActivationNames;
import org.rekindle.cli.options.DataOptions;
import org.rekindle.cli.options.NameConverter;
import org.rekindle.cli.options.ShapeOptions;
import org.rekindle.cli.options.StartOptions;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.run.OnnxFile;
import org.rekindle.cli.run.OutputWarning;
import org.rekindle.cli.run.ReportWriter;
import org.rekindle.cli.run.TableSummary;
import org.rekindle.cli.serve.LiveDashboard;
import org.rekindle.cli.serve.LiveOptions;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.Json;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.run.engine.TrainingEngine;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.Trial;
import org.rekindle.subject.Baseline;
import org.rekindle.text.NumberText;
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
            "Trains one network and shows after every epoch which units are dead.",
            "",
            "Trains the same network as the trial with this setting and seed in a study (give the study's --seed as --split-seed),"
                    + " unless --care cure recycles units.",
            ""
        },
        footerHeading = "%nExamples: two ways in which units die, and two remedies:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --bias-init -5",
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.1",
            "  rekindle train examples/digits.csv --target digit --activation leaky_relu \\",
            "      --learning-rate 0.1",
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --bias-init -5 --care cure"
        })
public final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private DataOptions data;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            required = true,
            converter = ActivationConverter.class,
            completionCandidates = ActivationNames.class,
            description = "${COMPLETION-CANDIDATES}.")
    private Activation activation;

    @Mixin private ShapeOptions shape;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "The learning rate (default: ${DEFAULT-VALUE}).")
    private double learningRate = Defaults.LEARNING_RATE;

    @Mixin private StartOptions start;

    @Mixin private TrainingOptions training;

    @Option(
            names = "--split-number",
            paramLabel = "K",
            description =
                    "Which split of the rows: \"split\" of a trial in a study with --splits (default: ${DEFAULT-VALUE}).")
    private int splitNumber;

    @Option(
            names = "--care",
            paramLabel = "MODE",
            converter = CareConverter.class,
            description = {
                "off, warn or cure (default: warn). warn: print a line to stderr when units begin to die. cure: recycle dead units"
                        + " at the end of every epoch except the last."
            })
    private CareMode care = CareMode.of(Defaults.CARE);

    @Option(names = "--out", paramLabel = "DIR", description = "The run directory to make.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Mixin private LiveOptions live;

    /** With the terminal that it prints to. */
    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Activation shaped = shape.applyTo(activation);
        Optional<StartOptions.Start> given = start.start();
        SearchSpace space =
                UsageException.check(
                        () ->
                                new SearchSpace(
                                        List.of(shaped),
                                        List.of(start.initializer(given)),
                                        List.of(learningRate),
                                        1));
        try (LiveDashboard shown = live.prepare(terminal)) {
            PlannedStudy run = PlannedStudy.begin(request(space, given));
            shown.show(run.directory());
            train(run);
        }
        return 0;
    }

    private RunRequest request(SearchSpace space, Optional<StartOptions.Start> given) {
        RunRequest request = training.request("train", data, space, given, true, care.id(), 1, out);
        if (splitNumber < 0) {
            throw new UsageException("--split-number must be at least 0, but is " + splitNumber);
        }
        if (splitNumber > 0 && !request.preparation().split()) {
            throw new UsageException(
                    "a split cannot be chosen of rows that are not split; leave --no-split or --split-number out");
        }
        return request.onSplit(splitNumber);
    }

    private void train(PlannedStudy run) {
        if (!json) {
            TableSummary.print(run.data(), terminal);
        }
        OutputWarning.print(run, terminal);
        TrainingEngine engine = new TrainingEngine(run, OnnxFile::of);
        EpochLog log = new EpochLog(terminal, run, json);
        List<TrainingObserver> observers = new ArrayList<>(List.of(log));
        if (care == CareMode.WARN) {
            observers.add(
                    new DeathWarning(
                            terminal,
                            run.plan().recipe(run.plan().trials().get(0)).plan(),
                            training.biasInit(),
                            run.data().request().standardize()));
        } else if (care == CareMode.CURE) {
            observers.add(
                    engine.care((epoch, report) -> terminal.err().println(told(epoch, report))));
        }
        Trial trial = engine.train(observers);
        Baseline baseline = engine.baseline();
        ReportWriter.write(run.directory(), terminal);
        run.directory().unlock();
        if (json) {
            log.clear();
            terminal.out().print(Json.pretty(engine.document(trial, baseline)));
        } else {
            log.finish(trial, baseline);
        }
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
            return CareMode.of(new NameConverter().convert(value));
        }
    }
}
