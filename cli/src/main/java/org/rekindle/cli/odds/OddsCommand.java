package org.rekindle.cli.odds;

import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Relu;
import org.rekindle.cli.options.ActivationConverter;
import org.rekindle.cli.options.ActivationNames;
import org.rekindle.cli.options.InitializerConverter;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.diagnosis.BornDeadOdds;
import org.rekindle.diagnosis.CollapseExperiment;
import org.rekindle.network.Initializer;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.run.document.Json;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rekindle odds}: how likely a network is born dead. */
@Command(
        name = "odds",
        customSynopsis = "rekindle odds --width N --depth L [OPTION...]",
        sortOptions = false,
        description = {
            "Shows how likely a network is born dead: before any training, some hidden layer fires for no input.",
            "",
            "Draws many networks, and shows the result beside the bounds that theory gives.",
            ""
        },
        footerHeading =
                "%nExamples: a deep narrow network, and the experiment of Lu et al. 2019:%n",
        footer = {
            "  rekindle odds --width 2 --depth 10",
            "  rekindle odds --width 2 --depth 10 --fit-abs 1000",
            "  rekindle odds --width 2 --depth 10 --fit-abs 1000 --init rai"
        })
public final class OddsCommand implements Callable<Integer> {
    private static final double ACCEPTABLE = 0.01;

    private final Terminal terminal;

    @Option(
            names = "--width",
            paramLabel = "N",
            required = true,
            description = "Units of each hidden layer.")
    private int width;

    @Option(
            names = "--depth",
            paramLabel = "L",
            required = true,
            description = "Layers: L - 1 hidden ones and the output.")
    private int depth;

    @Option(
            names = "--inputs",
            paramLabel = "D",
            description = "Features (default: ${DEFAULT-VALUE}).")
    private int inputs = 1;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            converter = InitializerConverter.class,
            description =
                    "he_normal, he_uniform, xavier_normal, xavier_uniform, lecun_normal or rai (default: he_normal).")
    private Initializer init = VarianceScaling.HE_NORMAL;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = ActivationConverter.class,
            completionCandidates = ActivationNames.class,
            description = "${COMPLETION-CANDIDATES} (default: relu).")
    private Activation activation = new Relu();

    @Option(
            names = "--networks",
            paramLabel = "N",
            description = "How many networks are drawn (default: ${DEFAULT-VALUE}).")
    private int networks = 20_000;

    @Option(
            names = "--fit-abs",
            paramLabel = "N",
            description =
                    "Also train N networks on |x| and count how many collapse (needs one input).")
    private int fitAbs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Networks at the same time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public OddsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TrainingOptions.atLeastOne("--threads", threads);
        TrainingOptions.atLeastOne("--networks", networks);
        BornDeadOdds odds =
                UsageException.check(
                        () -> new BornDeadOdds(width, depth, inputs, init, activation));
        if (fitAbs < 0) {
            throw new UsageException("--fit-abs must be at least 0, but is " + fitAbs);
        }
        if (fitAbs > 0 && inputs != 1) {
            throw new UsageException(
                    "--fit-abs trains on |x|, which has one input; leave --inputs out");
        }
        ProgressLine drawing = new ProgressLine(terminal, "network", networks, 0);
        BornDeadOdds.Draws draws =
                odds.draw(networks, Seed.of(seed), threads, (done, all) -> drawing.show(done));
        drawing.clear();
        CollapseExperiment.Outcome trained = fitAbs > 0 ? train() : null;
        if (json) {
            terminal.out()
                    .print(
                            Json.pretty(
                                    OddsDocument.of(
                                            odds, draws, advice(odds, draws), seed, trained)));
        } else {
            print(odds, draws, trained);
        }
        return 0;
    }

    private CollapseExperiment.Outcome train() {
        ProgressLine training = new ProgressLine(terminal, "run", fitAbs, 0);
        CollapseExperiment.Outcome outcome =
                new CollapseExperiment(width, depth, init, activation)
                        .run(fitAbs, seed, threads, (done, all) -> training.show(done));
        training.clear();
        return outcome;
    }

    private void print(
            BornDeadOdds odds,
            BornDeadOdds.Draws draws,
            CollapseExperiment.@Nullable Outcome trained) {
        terminal.out()
                .printf(
                        "%d layers, %d hidden ones of %d units; %d %s, %s, %s%n%n",
                        depth,
                        depth - 1,
                        width,
                        inputs,
                        inputs == 1 ? "input" : "inputs",
                        init.name(),
                        activation.title());
        if (draws.networks() > 0) {
            terminal.out()
                    .printf(
                            "Born dead    %s of %,d networks (95 %%: %s), tested on %d standard normal inputs%n",
                            NumberText.percent(draws.probability()),
                            draws.networks(),
                            range(draws.ci95()),
                            BornDeadOdds.PROBES);
        } else {
            terminal.out()
                    .printf(
                            "Born dead    0 %%, by definition: %s has a gradient below 0 (nothing was drawn)%n",
                            activation.title());
        }
        OptionalDouble lower = odds.lowerBound();
        OptionalDouble upper = odds.upperBound();
        if (lower.isPresent() && upper.isPresent()) {
            terminal.out()
                    .printf(
                            "Theory       between %s and %s%n",
                            NumberText.percent(lower.getAsDouble()),
                            NumberText.percent(upper.getAsDouble()));
        }
        if (trained != null) {
            terminal.out()
                    .printf(
                            "Trained      %s of %,d networks collapsed while they learnt |x| (95 %%: %s)%n",
                            NumberText.percent(trained.share()),
                            trained.runs(),
                            range(trained.ci95()));
        }
        terminal.out().println();
        terminal.out().println(advice(odds, draws));
    }

    private static String range(Interval interval) {
        return NumberText.percent(interval.low()) + " to " + NumberText.percent(interval.high());
    }

    private static String advice(BornDeadOdds odds, BornDeadOdds.Draws draws) {
        if (!odds.canBeBornDead()) {
            return "No unit of %s is born dead: its gradient below 0 is not 0."
                    .formatted(odds.activation().title());
        }
        if (odds.upperBound().orElse(1) < ACCEPTABLE || draws.ci95().high() < ACCEPTABLE) {
            return "Under 1 %: nothing needs to be changed.";
        }
        if (draws.bornDead() == 0) {
            return "None was found, but %d networks are too few to show that the share is under 1 %%; draw more with --networks."
                    .formatted(draws.networks());
        }
        return "To get under 1 %: "
                + (odds.hasBounds()
                        ? odds.widthFor(ACCEPTABLE)
                                        .map("%d units a layer are enough at this depth"::formatted)
                                        .orElse("no width is enough at this depth")
                                + "; fewer layers, --init rai or an activation with a gradient below 0 help, too."
                        : "use wider layers, fewer layers, or an activation with a gradient below 0.");
    }
}
