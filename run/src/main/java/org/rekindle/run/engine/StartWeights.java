package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rekindle.data.DataException;
import org.rekindle.data.SampleArray;
import org.rekindle.data.SampleFile;
import org.rekindle.data.SampleRequest;
import org.rekindle.data.SampleStream;
import org.rekindle.network.GivenWeights;

/**
 * Reads weights to start from: arrays of NumPy in the layout of {@code model.npz}. For each layer
 * {@code hidden_1.weight} ({@code [units][fan_in]}), {@code hidden_1.bias} ({@code [units]}; 0
 * where it is left out) and, where slopes are learnt, {@code hidden_1.negative_slope}; last {@code
 * output.weight} and {@code output.bias}. Numbers are rounded to float32.
 */
public final class StartWeights {
    private static final String OUTPUT = "output";
    private static final int MOST_NAMES = 6;
    private static final int MOST_NUMBERS = 1 << 28;
    private static final SampleRequest ANY = new SampleRequest(List.of(), List.of(), 1, 0, 0);

    private final SampleFile file;
    private final Map<String, SampleArray> arrays;

    private StartWeights(SampleFile file) {
        this.file = file;
        this.arrays =
                file.arrays().stream()
                        .collect(Collectors.toMap(SampleArray::name, Function.identity()));
    }

    /**
     * Looks at a file.
     *
     * @throws DataException when it is missing or broken
     */
    public static StartWeights open(Path path) {
        return new StartWeights(SampleFile.open(path, ANY));
    }

    /** SHA-256 of the file's bytes, in hexadecimal. */
    public String sha256() {
        return file.sha256();
    }

    /**
     * The weights.
     *
     * @throws DataException when they are not in this layout
     */
    public GivenWeights read() {
        List<String> names = new ArrayList<>();
        while (arrays.containsKey(weight(hidden(names.size() + 1)))) {
            names.add(hidden(names.size() + 1));
        }
        if (names.isEmpty() || !arrays.containsKey(weight(OUTPUT))) {
            throw fault(
                    "there must be an array \"%s\", one for each further hidden layer, and \"%s\", but it holds %s"
                            .formatted(
                                    weight(hidden(1)),
                                    weight(OUTPUT),
                                    arrays.keySet().stream()
                                            .sorted()
                                            .map("\"%s\""::formatted)
                                            .limit(MOST_NAMES)
                                            .collect(Collectors.joining(", "))));
        }
        names.add(OUTPUT);
        List<GivenWeights.Layer> layers = names.stream().map(this::layer).toList();
        try {
            return GivenWeights.of(layers);
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    private static String hidden(int number) {
        return "hidden_" + number;
    }

    private static String weight(String layer) {
        return layer + ".weight";
    }

    private GivenWeights.Layer layer(String name) {
        SampleArray weight = arrays.get(weight(name));
        if (weight == null || weight.shape().size() != 2) {
            throw fault("array \"%s\" must have two axes: units, inputs".formatted(weight(name)));
        }
        long units = weight.shape().get(0);
        long fanIn = weight.shape().get(1);
        float[] weights = numbers(weight, units * fanIn);
        float[] biases = vector(name + ".bias", units, units);
        float[] slopes =
                arrays.containsKey(name + ".negative_slope")
                        ? vector(name + ".negative_slope", 1, units)
                        : new float[0];
        return new GivenWeights.Layer((int) fanIn, weights, biases, slopes);
    }

    /** An array of one axis, which must have one of two lengths; zeros where there is none. */
    private float[] vector(String name, long oneLength, long otherLength) {
        SampleArray array = arrays.get(name);
        if (array == null) {
            return new float[(int) oneLength];
        }
        long length = array.shape().size() == 1 ? array.shape().get(0) : -1;
        if (length != oneLength && length != otherLength) {
            throw fault(
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" must have one axis of %d numbers, but its shape is %s",
                            name,
                            otherLength,
                            array.shape()));
        }
        return numbers(array, length);
    }

    private float[] numbers(SampleArray array, long count) {
        if (count < 1 || count > MOST_NUMBERS) {
            throw fault(
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" has %d numbers; 1 to %d can be read",
                            array.name(),
                            count,
                            MOST_NUMBERS));
        }
        double[] values = new double[(int) count];
        try (SampleStream stream = file.stream(array.name())) {
            stream.read((int) array.samples(), values);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private DataException fault(String message) {
        return new DataException("%s: %s".formatted(file.path(), message));
    }
}
