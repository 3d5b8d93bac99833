package org.rekindle.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.NetworkShape;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Sgd;
import picocli.CommandLine.Option;

/** The options that say which network is trained, and how, whatever its activation. */
public final class TrainingOptions {
    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description = "Units of each hidden layer (default: 128,128).")
    private List<Integer> hidden = StudyPlan.DEFAULT_HIDDEN;

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
            description = "adam or sgd (default: ${DEFAULT-VALUE}).")
    private String optimizer = Defaults.OPTIMIZER;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "Momentum of sgd (default: " + Sgd.DEFAULT_MOMENTUM + ").")
    private @Nullable Double momentum;

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

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = Defaults.SEED;

    private NetworkShape shape(int inputs, int outputs) {
        return UsageException.check(() -> new NetworkShape(inputs, hidden, outputs));
    }

    private Optimizer optimizer() {
        return UsageException.check(() -> Optimizer.named(optimizer, momentum, weightDecay));
    }

    private RunDocument.Training document() {
        Double recorded = optimizer() instanceof Sgd sgd ? sgd.momentum() : null;
        return new RunDocument.Training(optimizer, recorded, weightDecay, batchSize(), epochs());
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

    /** What the command asks for; everything that needs no data is checked. */
    public RunRequest request(
            String command,
            DataOptions data,
            SearchSpace space,
            boolean exhaustive,
            @Nullable String care,
            int threads,
            @Nullable Path out) {
        shape(1, 1);
        return new RunRequest(
                command,
                data.path(),
                data.request(seed),
                hidden,
                biasInit(),
                space,
                document(),
                seed,
                exhaustive,
                care,
                threads,
                Protocol.DEFAULT_MARGIN,
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
