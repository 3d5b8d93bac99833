package org.rekindle.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.LossFunction;
import org.rekindle.network.NetworkShape;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.run.engine.RequestedNetwork;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.text.UnknownName;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Schedule;
import org.rekindle.training.Sgd;
import picocli.CommandLine.Option;

/** The options that say which network is trained, and how, whatever its activation. */
public final class TrainingOptions {
    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description = "Units of each hidden layer (default: 128,128).")
    private @Nullable List<Integer> hidden;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training rows (default: ${DEFAULT-VALUE}).")
    private int epochs = StudyPlan.DEFAULT_EPOCHS;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Rows per update (default: ${DEFAULT-VALUE}).")
    private int batchSize = StudyPlan.DEFAULT_BATCH_SIZE;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description = "adam or sgd (default: ${DEFAULT-VALUE}).")
    private String optimizer = Defaults.OPTIMIZER;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "Momentum of sgd; 0 for none (default: " + Sgd.DEFAULT_MOMENTUM + ").")
    private @Nullable Double momentum;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description = {
                "How the learning rate changes from epoch to epoch: constant, cosine (to 0 over the epochs) or step (a tenth after each third)"
                        + " (default: constant)."
            })
    private String schedule = Schedule.CONSTANT.id();

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description =
                    "cross_entropy or mse (default: cross_entropy for classes, mse for numbers). mse of classes: on the softmax, the mean over the"
                            + " classes.")
    private @Nullable String loss;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description =
                    "Decoupled weight decay; biases and learnt slopes are exempt (default: 0).")
    private double weightDecay;

    @Option(
            names = "--bias-init",
            paramLabel = "X",
            description = "Initial bias of the hidden layers (default: 0).")
    private float biasInit;

    @Option(names = "--no-bias", description = "No biases, not even in the output layer.")
    private boolean withoutBiases;

    @Option(
            names = "--output-activation",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description =
                    "none or relu (default: none). relu: the output passes through a ReLU, and its units are counted too.")
    private String outputActivation = "none";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Defaults.SEED;

    private RequestedNetwork network(Optional<StartOptions.Start> start) {
        List<Integer> units = hidden(start);
        UsageException.check(() -> new NetworkShape(1, units, 1));
        return new RequestedNetwork(
                units,
                biasInit(),
                !withoutBiases,
                rectifiesOutput(),
                start.map(StartOptions.Start::file));
    }

    private List<Integer> hidden(Optional<StartOptions.Start> start) {
        if (start.isEmpty()) {
            return hidden == null ? StudyPlan.DEFAULT_HIDDEN : hidden;
        }
        List<Integer> given = start.get().weights().hidden();
        if (hidden != null && !hidden.equals(given)) {
            throw new UsageException(
                    "--hidden says %s, but %s has hidden layers of %s units; leave --hidden out"
                            .formatted(hidden, start.get().file().path(), given));
        }
        return given;
    }

    private boolean rectifiesOutput() {
        return switch (outputActivation) {
            case "none" -> false;
            case "relu" -> true;
            default ->
                    throw new UsageException(
                            UnknownName.message(
                                    "output activation",
                                    outputActivation,
                                    List.of("none", "relu")));
        };
    }

    private Optimizer optimizer() {
        return UsageException.check(() -> Optimizer.named(optimizer, momentum, weightDecay));
    }

    private TrainingFields document() {
        Double recorded = optimizer() instanceof Sgd sgd ? sgd.momentum() : null;
        String loss = this.loss;
        return new TrainingFields(
                optimizer,
                recorded,
                weightDecay,
                batchSize(),
                epochs(),
                UsageException.check(() -> Schedule.named(schedule)).id(),
                loss == null ? null : UsageException.check(() -> LossFunction.named(loss)).id());
    }

    private int epochs() {
        return atLeastOne("--epochs", epochs);
    }

    private int batchSize() {
        return atLeastOne("--batch-size", batchSize);
    }

    public float biasInit() {
        if (!Float.isFinite(biasInit)) {
            throw new UsageException("--bias-init must be a finite number, but is " + biasInit);
        }
        return biasInit;
    }

    /**
     * What the command asks for; everything that needs no data is checked.
     *
     * @param start the weights to start from; empty where they are drawn
     */
    public RunRequest request(
            String command,
            DataOptions data,
            SearchSpace space,
            Optional<StartOptions.Start> start,
            boolean exhaustive,
            @Nullable String care,
            int threads,
            @Nullable Path out) {
        return new RunRequest(
                command,
                data.path(),
                data.request(seed),
                network(start),
                space,
                document(),
                data.metric(),
                seed,
                exhaustive,
                care,
                threads,
                Protocol.DEFAULT_MARGIN,
                Protocol.DEFAULT_SPLITS,
                Optional.ofNullable(out));
    }

    /** A count that an option gives. */
    public static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new UsageException("%s must be at least 1, but is %d".formatted(option, value));
        }
        return value;
    }
}
