package org.rekindle.cli.options;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Initializer;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.start.DenseChain;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.engine.StartWeights;
import picocli.CommandLine.Option;

/** The options that say where the weights of one network start. */
public final class StartOptions {
    @Option(
            names = "--init",
            paramLabel = "NAME",
            converter = InitializerConverter.class,
            description = InitializerConverter.NAMES + " (default: he_normal).")
    private @Nullable Initializer init;

    @Option(
            names = "--init-from",
            paramLabel = "FILE",
            description =
                    "Start from the weights of an .npz with the layout of model.npz, or of an .onnx with dense layers alone. --hidden may be left"
                            + " out then.")
    private @Nullable Path file;

    /**
     * Weights to start from.
     *
     * @param weights that were read
     * @param file they come from
     */
    public record Start(GivenWeights weights, RunDocument.InitFrom file) {}

    /** The weights that were named; empty where weights are drawn. */
    public Optional<Start> start() {
        if (file == null) {
            return Optional.empty();
        }
        if (init != null) {
            throw new UsageException(
                    "--init and --init-from exclude each other; leave one of them out");
        }
        return Optional.of(
                file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
                        ? ofModel(file)
                        : ofArrays(file));
    }

    private static Start ofModel(Path file) {
        Model model = Model.read(file);
        return new Start(DenseChain.read(model), document(file, model.sha256()));
    }

    private static Start ofArrays(Path file) {
        StartWeights arrays = StartWeights.open(file);
        return new Start(arrays.read(), document(file, arrays.sha256()));
    }

    private static RunDocument.InitFrom document(Path file, String sha256) {
        return new RunDocument.InitFrom(file.toAbsolutePath().normalize().toString(), sha256);
    }

    /** Where weights start. */
    public Initializer initializer(Optional<Start> start) {
        return start.isPresent()
                ? start.get().weights()
                : Optional.ofNullable(init).orElse(Defaults.INITIALIZER);
    }
}
