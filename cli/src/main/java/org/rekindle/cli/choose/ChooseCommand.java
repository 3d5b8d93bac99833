package org.rekindle.cli.choose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.cli.options.ActivationGroup;
import org.rekindle.cli.options.ActivationNames;
import org.rekindle.cli.options.Budget;
import org.rekindle.cli.options.DataOptions;
import org.rekindle.cli.options.InitializerConverter;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.serve.LiveDashboard;
import org.rekindle.cli.serve.LiveOptions;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.Initializer;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code rekindle choose}: which activation to use on this table, and how many units die with each.
 */
@Command(
        name = "choose",
        customSynopsis = {
            "rekindle choose DATA --target COL [OPTION...]",
            "or:    rekindle choose --resume DIR"
        },
        sortOptions = false,
        description = {
            "Shows which activation to use on your table, and how many units die with each.",
            "",
            "Tries every activation at every learning rate over a few seeds, which choose the best rate of each. Then"
                    + " fresh seeds compare the activations, each at its own best rate. Recommends the simplest one that no"
                    + " other is shown to beat by more than the margin. A rate that falls too far behind its activation's"
                    + " best rate gets no more seeds. If fewer epochs are shown to be better, it recommends them. The test rows are"
                    + " used once, for the recommended activation.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle choose examples/digits.csv --target digit",
            "  rekindle choose examples/digits.csv --target digit --budget 60s \\",
            "      --out runs/digits",
            "  rekindle choose --resume runs/digits",
            "  rekindle choose examples/digits.csv --target digit --activations all"
        })
public final class ChooseCommand implements Callable<Integer> {
    private static final Set<String> WITH_RESUME =
            Set.of("--resume", "--threads", "--budget", "--json", "--live", "--port", "--debug");

    /** A comma, except the one within {@code uniform:-1,1}. */
    private static final String BETWEEN_INITS = ",(?![-+.0-9])";

    private final Terminal terminal;

    @Mixin private DataOptions data;

    @Option(
            names = "--activations",
            paramLabel = "NAME",
            split = ",",
            converter = ActivationGroup.Converter.class,
            completionCandidates = ActivationNames.class,
            description =
                    "Activations to try: ${COMPLETION-CANDIDATES}; or all (default: relu,leaky_relu,prelu,elu).")
    private List<ActivationGroup> activations = List.of(new ActivationGroup(Activation.defaults()));

    @Option(
            names = "--learning-rates",
            paramLabel = "X",
            split = ",",
            description = "Rates to try (default: 0.0003,0.001,0.003,0.01,0.03,0.1).")
    private List<Double> learningRates = SearchSpace.DEFAULT_LEARNING_RATES;

    @Option(
            names = "--inits",
            paramLabel = "NAME[,NAME...]",
            // Otherwise help shows the expression that splits them.
            hideParamSyntax = true,
            split = BETWEEN_INITS,
            converter = InitializerConverter.class,
            description =
                    "Initializers to try: " + InitializerConverter.NAMES + " (default: he_normal).")
    private List<Initializer> inits = List.of(Defaults.INITIALIZER);

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Seeds that compare the activations (default: ${DEFAULT-VALUE}). Before them, half as many others, but at"
                            + " least 2, choose each activation's rate.")
    private int seeds = SearchSpace.DEFAULT_SEEDS;

    @Option(names = "--exhaustive", description = "Try every setting with every seed; drop none.")
    private boolean exhaustive;

    @Option(
            names = "--margin",
            paramLabel = "X",
            description =
                    "Two activations whose scores differ by no more than this are as good as equal (default:"
                            + " ${DEFAULT-VALUE}).")
    private double margin = Protocol.DEFAULT_MARGIN;

    @Option(
            names = "--splits",
            paramLabel = "K",
            description = {
                "Compare on K splits of the rows, each with --seeds (default: ${DEFAULT-VALUE}). The test rows stay the same; the others are"
                        + " divided between training and validation K times. The intervals then cover the split, too."
            })
    private int splits = Protocol.DEFAULT_SPLITS;

    @Mixin private TrainingOptions training;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Budget.Converter.class,
            description =
                    "Stop after this time (60s, 5m, 1h) and use the trials that have finished.")
    private @Nullable Budget budget;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Trials at the same time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", description = "The run directory to make.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Continue an interrupted study; takes only --threads, --budget, --json, --live and --port beside it.")
    private @Nullable Path resume;

    @Option(names = "--json", description = "Print recommendation.json and nothing else.")
    private boolean json;

    @Mixin private LiveOptions live;

    @Spec private CommandSpec spec;

    /** With the terminal that it prints to. */
    public ChooseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TrainingOptions.atLeastOne("--threads", threads);
        try (LiveDashboard shown = live.prepare(terminal)) {
            PlannedStudy study = resume == null ? begin() : goOn(resume);
            shown.show(study.directory());
            new StudySession(study, terminal).run(threads, budget, json);
        }
        return 0;
    }

    private PlannedStudy begin() {
        SearchSpace space =
                UsageException.check(
                        () ->
                                new SearchSpace(
                                        activations.stream()
                                                .flatMap(group -> group.members().stream())
                                                .toList(),
                                        inits,
                                        learningRates,
                                        seeds));
        UsageException.check(() -> Protocol.of(space, margin, splits));
        return PlannedStudy.begin(
                training.request(
                                "choose",
                                data,
                                space,
                                Optional.empty(),
                                exhaustive,
                                null,
                                threads,
                                out)
                        .withMargin(margin)
                        .withSplits(splits));
    }

    private PlannedStudy goOn(Path path) {
        spec.commandLine().getParseResult().matchedArgs().stream()
                .map(ChooseCommand::nameOf)
                .filter(name -> !WITH_RESUME.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new UsageException(
                                    "%s cannot be given with --resume; the study continues with the settings in %s"
                                            .formatted(name, path.resolve(FileNames.RUN)));
                        });
        return PlannedStudy.resume(path, threads);
    }

    private static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
