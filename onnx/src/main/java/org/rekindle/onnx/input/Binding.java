package org.rekindle.onnx.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.ModelException;

/**
 * Decides what each input of a model is fed: an array of its name, the only array there is, a
 * number that was set, or noise.
 *
 * @param inputs the model's
 * @param values numbers that were set for inputs, by name
 * @param dims lengths that were set for free axes, by symbol or as {@code input:axis}
 */
public record Binding(List<ModelInput> inputs, Map<String, Double> values, Map<String, Long> dims) {
    /** The largest tensor that is made for one sample: 256 MB of floats. */
    private static final long MOST_ELEMENTS = 1 << 26;

    /** Copies what it is given, and checks that every name means something. */
    public Binding {
        inputs = List.copyOf(inputs);
        values = Map.copyOf(values);
        dims = Map.copyOf(dims);
        for (String name : values.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new ModelException(
                        ModelException.Reason.NO_SUCH_INPUT,
                        name,
                        "a value is set for \"%s\", but the model takes %s"
                                .formatted(name, described(inputs)));
            }
        }
        for (String dim : dims.keySet()) {
            if (inputs.stream().noneMatch(input -> names(input, dim))) {
                throw new ModelException(
                        ModelException.Reason.NO_SUCH_AXIS,
                        dim,
                        "a length is given for the axis \"%s\", but the model takes %s"
                                .formatted(dim, described(inputs)));
            }
        }
    }

    private static boolean names(ModelInput input, String dim) {
        return IntStream.range(0, input.axes().size())
                .anyMatch(
                        i ->
                                input.axes().get(i).symbol().equals(dim)
                                        || dim.equals(input.name() + ":" + i));
    }

    /**
     * Binds the arrays of a file.
     *
     * @throws ModelException when they do not fit; it says what the model takes and what is there
     */
    public List<BoundInput> bind(List<OfferedArray> arrays) {
        List<ModelInput> open =
                inputs.stream().filter(input -> !values.containsKey(input.name())).toList();
        List<BoundInput> bound = new ArrayList<>();
        for (ModelInput input : inputs) {
            bound.add(open.contains(input) ? bind(input, arrays, open.size() == 1) : filled(input));
        }
        return List.copyOf(bound);
    }

    private BoundInput bind(ModelInput input, List<OfferedArray> arrays, boolean only) {
        Optional<OfferedArray> named =
                arrays.stream().filter(array -> array.name().equals(input.name())).findFirst();
        List<OfferedArray> candidates =
                named.isPresent() ? List.of(named.get()) : only ? arrays : List.of();
        List<BoundInput> fitting =
                candidates.stream().flatMap(array -> fit(input, array).stream()).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String there =
                arrays.stream().map(OfferedArray::described).collect(Collectors.joining(", "));
        String found =
                "the model takes %s, and the data hold %s".formatted(described(inputs), there);
        if (fitting.size() > 1) {
            throw new ModelException(
                    found + "; name the right array \"%s\"".formatted(input.name()));
        }
        if (only || named.isPresent()) {
            throw new ModelException(
                    found + "; give samples of the shape %s".formatted(input.sampleAxes()));
        }
        throw new ModelException(
                ModelException.Reason.INPUT_UNBOUND,
                input.name(),
                found + ", of which none is \"%s\"".formatted(input.name()));
    }

    private Optional<BoundInput> fit(ModelInput input, OfferedArray array) {
        List<Axis> wanted = input.sampleAxes();
        boolean shared = input.sampleAxis().isEmpty() && takes(input.axes(), array.shape());
        boolean repeated =
                input.sampleAxis().orElse(0) > 0
                        && array.shape().size() == input.axes().size()
                        && array.shape().get(input.sampleAxis().getAsInt()) == 1
                        && takes(input.axes(), array.shape());
        if (shared || repeated) {
            List<Long> shape = new ArrayList<>(array.shape());
            input.sampleAxis().ifPresent(shape::remove);
            return Optional.of(new BoundInput(input, new BoundInput.Shared(array.name()), shape));
        }
        List<Long> has = array.sampleShape();
        if (array.shape().isEmpty() || input.sampleAxis().orElse(0) > 0) {
            return Optional.empty();
        }
        if (takes(wanted, has)) {
            return Optional.of(samples(input, array, Optional.empty(), has));
        }
        if (has.size() == 3 && wanted.size() == 3) {
            for (Layout layout : Layout.values()) {
                if (takes(wanted, layout.shapeFrom(has))) {
                    return Optional.of(
                            samples(input, array, Optional.of(layout), layout.shapeFrom(has)));
                }
            }
            return Optional.empty();
        }
        return reshaped(wanted, has).map(shape -> samples(input, array, Optional.empty(), shape));
    }

    private static BoundInput samples(
            ModelInput input, OfferedArray array, Optional<Layout> layout, List<Long> shape) {
        return new BoundInput(input, new BoundInput.Samples(array.name(), layout), shape);
    }

    /** The wanted shape, where one of the two is flat, or where they differ by axes of 1 alone. */
    private static Optional<List<Long>> reshaped(List<Axis> wanted, List<Long> has) {
        List<Long> fixed = wanted.stream().map(Axis::size).toList();
        boolean known = wanted.stream().noneMatch(Axis::isFree);
        boolean flat = has.size() <= 1 || wanted.size() <= 1;
        boolean sameButOnes = withoutOnes(fixed).equals(withoutOnes(has));
        return known && (flat || sameButOnes) && product(fixed) == product(has)
                ? Optional.of(fixed)
                : Optional.empty();
    }

    private static List<Long> withoutOnes(List<Long> shape) {
        return shape.stream().filter(length -> length != 1).toList();
    }

    private static long product(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    private static boolean takes(List<Axis> axes, List<Long> shape) {
        if (axes.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).takes(shape.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Binds noise.
     *
     * @throws ModelException when an input is of whole numbers, or the length of an axis is free
     */
    public List<BoundInput> bindNoise() {
        return inputs.stream()
                .map(input -> values.containsKey(input.name()) ? filled(input) : noise(input))
                .toList();
    }

    private BoundInput noise(ModelInput input) {
        if (!input.kind().isFloating()) {
            throw new ModelException(
                    ModelException.Reason.INPUT_TAKES_NO_NOISE,
                    input.name(),
                    "noise is made for inputs of fractions, but the input %s takes none"
                            .formatted(input.described()));
        }
        return new BoundInput(input, new BoundInput.Noise(), lengths(input));
    }

    private BoundInput filled(ModelInput input) {
        return new BoundInput(
                input,
                new BoundInput.Filled(values.getOrDefault(input.name(), 0.0)),
                lengths(input));
    }

    private List<Long> lengths(ModelInput input) {
        List<Long> lengths = new ArrayList<>();
        long elements = 1;
        for (int i = 0; i < input.axes().size(); i++) {
            if (input.sampleAxis().orElse(-1) == i) {
                continue;
            }
            Axis axis = input.axes().get(i);
            String place = input.name() + ":" + i;
            long length =
                    axis.isFree()
                            ? dims.getOrDefault(axis.symbol(), dims.getOrDefault(place, Axis.FREE))
                            : axis.size();
            if (length < 1) {
                throw new ModelException(
                        ModelException.Reason.AXIS_LENGTH_UNKNOWN,
                        axis.symbol().isEmpty() ? place : axis.symbol(),
                        String.format(
                                Locale.ROOT,
                                "axis %d of the input %s takes any length, and none is given",
                                i,
                                input.described()));
            }
            if (length > MOST_ELEMENTS / elements) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "the input %s is too large: one sample may have %,d numbers",
                                input.described(),
                                MOST_ELEMENTS));
            }
            elements *= length;
            lengths.add(length);
        }
        return lengths;
    }

    private static String described(List<ModelInput> inputs) {
        return inputs.stream().map(ModelInput::described).collect(Collectors.joining("; "));
    }
}
