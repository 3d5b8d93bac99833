package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.data.DataException;
import org.rekindle.data.NotFiniteException;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Samples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.sample.SampleStream;
import org.rekindle.network.GivenWeights;

/**
 * Reads weights to start from: arrays of NumPy in the layout of {@code model.npz}. For each layer
 * {@code hidden_1.weight} ({@code [units][fan_in]}), {@code hidden_1.bias} ({@code [units]}; 0
 * where it is left out) and, where slopes are learnt, {@code hidden_1.negative_slope}; last {@code
 * output.weight} and {@code output.bias}. There must be no other array. Numbers are rounded to
 * float32.
 */
public final class StartWeights {
    private static final String OUTPUT = "output";
    private static final String SUFFIX = ".npz";
    private static final int MOST_NAMES = 6;
    private static final int MOST_NUMBERS = 1 << 28;
    private static final SampleRequest ANY = new SampleRequest(List.of(), List.of(), 1, 0, 0);

    private final SampleFile file;
    private final Map<String, SampleArray> arrays = new LinkedHashMap<>();

    private StartWeights(SampleFile file) {
        this.file = file;
        for (SampleArray array : file.arrays()) {
            if (arrays.put(array.name(), array) != null) {
                throw fault("it holds array \"%s\" twice; write it once".formatted(array.name()));
            }
        }
    }

    /**
     * Looks at a file.
     *
     * @throws DataException when it is missing, broken or of another kind
     */
    public static StartWeights open(Path path) {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            throw new DataException(
                    "%s: weights to start from are read from an .npz or .onnx file; write them with numpy.savez, or export the model as ONNX"
                            .formatted(path));
        }
        return new StartWeights(Samples.open(path, ANY));
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
        List<String> names = layers();
        refuseOthers(names);
        List<GivenWeights.Layer> layers = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        for (String name : names) {
            SampleArray weight = weight(name, before);
            layers.add(layer(name, weight));
            before = Optional.of(weight.shape().get(0));
        }
        return GivenWeights.of(layers);
    }

    private List<String> layers() {
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
        return names;
    }

    /** An array that would be left unread is a mistake: of its name, or of a gap before it. */
    private void refuseOthers(List<String> layers) {
        for (String array : arrays.keySet()) {
            boolean known =
                    layers.stream()
                            .anyMatch(
                                    layer ->
                                            array.equals(weight(layer))
                                                    || array.equals(bias(layer))
                                                    || (array.equals(slope(layer))
                                                            && !layer.equals(OUTPUT)));
            if (!known) {
                throw fault(
                        "array \"%s\" belongs to no layer; there are %s, each with .weight and .bias (hidden ones also with .negative_slope), so rename it or leave it out"
                                .formatted(array, String.join(", ", layers)));
            }
        }
    }

    private static String hidden(int number) {
        return "hidden_" + number;
    }

    private static String weight(String layer) {
        return layer + ".weight";
    }

    private static String bias(String layer) {
        return layer + ".bias";
    }

    private static String slope(String layer) {
        return layer + ".negative_slope";
    }

    /**
     * The weights of a layer, with a shape that fits.
     *
     * @param before the units of the layer before it; empty for the first
     */
    private SampleArray weight(String layer, Optional<Long> before) {
        SampleArray weight = Objects.requireNonNull(arrays.get(weight(layer)));
        List<Long> shape = weight.shape();
        if (shape.size() != 2 || (before.isPresent() && !shape.get(1).equals(before.get()))) {
            throw fault(
                    "array \"%s\" must have the shape [units, %s], but its shape is %s"
                            .formatted(
                                    weight(layer),
                                    before.map(units -> units + " (the units before it)")
                                            .orElse("inputs"),
                                    shape));
        }
        return weight;
    }

    private GivenWeights.Layer layer(String name, SampleArray weight) {
        long units = weight.shape().get(0);
        long fanIn = weight.shape().get(1);
        float[] weights = numbers(weight, units * fanIn);
        float[] biases =
                Optional.ofNullable(arrays.get(bias(name)))
                        .map(array -> vector(array, units, false))
                        .orElseGet(() -> new float[(int) units]);
        float[] slopes =
                Optional.ofNullable(arrays.get(slope(name)))
                        .map(array -> vector(array, units, true))
                        .orElseGet(() -> new float[0]);
        return new GivenWeights.Layer((int) fanIn, weights, biases, slopes);
    }

    /** An array of one axis with a number for each unit, or with one that all share. */
    private float[] vector(SampleArray array, long units, boolean mayBeShared) {
        List<Long> shape = array.shape();
        if (!shape.equals(List.of(units)) && !(mayBeShared && shape.equals(List.of(1L)))) {
            throw fault(
                    String.format(
                            Locale.ROOT,
                            "array \"%s\" must have the shape [%d]%s, but its shape is %s",
                            array.name(),
                            units,
                            mayBeShared ? " or [1]" : "",
                            shape));
        }
        return numbers(array, shape.get(0));
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
        } catch (NotFiniteException e) {
            throw notFinite(array, e.value(), e.sample());
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
            if (!Float.isFinite(floats[i])) {
                throw notFinite(array, values[i], i / array.sampleSize() + 1);
            }
        }
        return floats;
    }

    private DataException notFinite(SampleArray array, double value, long unit) {
        return fault(
                String.format(
                        Locale.ROOT,
                        "array \"%s\" holds %s in row %d; weights to start from must be finite float32 numbers, so take them from a training before it diverged",
                        array.name(),
                        value,
                        unit));
    }

    private DataException fault(String message) {
        return new DataException("%s: %s".formatted(file.path(), message));
    }
}
