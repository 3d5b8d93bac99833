package org.rekindle.cli.scan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.view.ColumnList;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which trained model is looked at, and what it is run on. */
public final class ProbeOptions {
    private static final int DEFAULT_NOISE_SEED = 1;

    @Parameters(index = "0", paramLabel = "MODEL.onnx", description = "A trained model.")
    private Path model;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = {
                "Samples: .npy, .npz (arrays with the names of the model's inputs, or the only one that fits), CSV, Parquet or JSON for flat inputs, IDX, or a"
                        + " folder of PNG or JPEG images."
            })
    private @Nullable Path data;

    @Option(
            names = "--random",
            paramLabel = "N",
            description =
                    "Run on N samples of noise instead: standard normal, or uniform in --input-range.")
    private @Nullable Integer random;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Take only the first N samples of --data.")
    private @Nullable Long samples;

    @Option(
            names = "--drop",
            paramLabel = "COL",
            description = "Columns of a table to leave out, with commas between them.")
    private List<String> drop = List.of();

    @Option(
            names = "--divide",
            paramLabel = "X",
            description =
                    "Divide the values of the first input by X, such as 255 for bytes (default: 1).")
    private double divide = 1;

    @Option(
            names = "--mean",
            paramLabel = "X",
            split = ",",
            description = "Then subtract X, or one number for each channel.")
    private List<Double> mean = List.of();

    @Option(
            names = "--std",
            paramLabel = "X",
            split = ",",
            description = "Then divide by X, or one number for each channel.")
    private List<Double> std = List.of();

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "nchw or nhwc: where the model has its channels (default: as its input shape shows).")
    private @Nullable Layout layout;

    @Option(
            names = "--set",
            paramLabel = "NAME=X",
            converter = {SameText.class, FillConverter.class},
            description = "Fill an input with this number, or with -inf.")
    private Map<String, Double> set = new LinkedHashMap<>();

    @Option(
            names = "--dim",
            paramLabel = "NAME=N",
            description = "The length of a free axis, for --random and --set.")
    private Map<String, Long> dims = new LinkedHashMap<>();

    @Option(
            names = "--input-range",
            paramLabel = "LOW,HIGH",
            description = {
                "The range of the inputs, for proofs: two numbers, or the word data for each feature's range in --data. Without it, nothing is"
                        + " assumed."
            })
    private @Nullable String inputRange;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Samples in one run, if the model allows any number.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Cores for one run (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the noise (default: ${DEFAULT-VALUE}).")
    private long seed = DEFAULT_NOISE_SEED;

    public Path model() {
        return model;
    }

    Normalization normalization() {
        return new Normalization(divide, mean, std);
    }

    @Nullable Layout layout() {
        return layout;
    }

    Map<String, Double> values() {
        return set;
    }

    Map<String, Long> dims() {
        return dims;
    }

    List<String> drop() {
        return drop.stream().flatMap(word -> ColumnList.read(word).stream()).toList();
    }

    long seed() {
        return seed;
    }

    public int threads() {
        return TrainingOptions.atLeastOne("--threads", threads);
    }

    OptionalInt batchSize() {
        return batchSize == null
                ? OptionalInt.empty()
                : OptionalInt.of(TrainingOptions.atLeastOne("--batch-size", batchSize));
    }

    /** The samples of {@code --data} that are taken, of as many as there are. */
    long taken(long there) {
        if (samples == null) {
            return there;
        }
        if (samples < 1) {
            throw new UsageException("--samples must be at least 1, but is " + samples);
        }
        return Math.min(samples, there);
    }

    public InputRange inputRange() {
        return InputRange.of(inputRange);
    }

    /** The file to read, or null when noise was asked for. */
    public @Nullable Path data() {
        if ((data == null) == (random == null)) {
            throw new UsageException(
                    "give either --data FILE or --random N, the samples to run the model on");
        }
        boolean ofFiles = samples != null || !drop.isEmpty() || !normalization().changesNothing();
        if (random != null && ofFiles) {
            throw new UsageException(
                    "--samples, --drop, --divide, --mean and --std need --data; noise is not changed");
        }
        return data;
    }

    int random() {
        return random == null ? 0 : TrainingOptions.atLeastOne("--random", random);
    }
}
