package org.rekindle.network;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layers of a dense network: their widths, whether they have biases, and whether the output is
 * linear.
 *
 * @param inputs the number of features
 * @param hidden the units of each hidden layer, from the input on; none for a linear model
 * @param outputs the number of outputs
 * @param biases whether units have biases; if not, they stay 0
 * @param rectifiedOutput whether the output passes through a ReLU, so that its units can die too;
 *     if not, it is linear
 */
public record NetworkShape(
        int inputs, List<Integer> hidden, int outputs, boolean biases, boolean rectifiedOutput) {

    /** With biases and a linear output. */
    public NetworkShape(int inputs, List<Integer> hidden, int outputs) {
        this(inputs, hidden, outputs, true, false);
    }

    /** Checks that every width is at least 1. */
    public NetworkShape {
        hidden = List.copyOf(hidden);
        requireWidth("inputs", inputs);
        hidden.forEach(units -> requireWidth("units of a hidden layer", units));
        requireWidth("outputs", outputs);
    }

    /** A linear model of the same inputs and outputs, with biases. */
    public NetworkShape linear() {
        return new NetworkShape(inputs, List.of(), outputs);
    }

    /** The units of the narrowest hidden layer; 0 for a linear model. */
    public int narrowest() {
        return hidden.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** The same with so many times the units in every hidden layer. */
    public NetworkShape widened(int factor) {
        return new NetworkShape(
                inputs,
                hidden.stream().map(units -> Math.multiplyExact(units, factor)).toList(),
                outputs,
                biases,
                rectifiedOutput);
    }

    /** The same for so many features. */
    public NetworkShape withInputs(int features) {
        return new NetworkShape(features, hidden, outputs, biases, rectifiedOutput);
    }

    /** The same with biases that stay 0. */
    public NetworkShape withoutBiases() {
        return new NetworkShape(inputs, hidden, outputs, false, rectifiedOutput);
    }

    /** The same without a ReLU on the output. */
    public NetworkShape withLinearOutput() {
        return new NetworkShape(inputs, hidden, outputs, biases, false);
    }

    /** The same with a ReLU on the output. */
    public NetworkShape withRectifiedOutput() {
        return new NetworkShape(inputs, hidden, outputs, biases, true);
    }

    /**
     * The units of each layer that has an activation, so that its units are counted: the hidden
     * layers, and a rectified output.
     */
    public List<Integer> activated() {
        return rectifiedOutput
                ? Stream.concat(hidden.stream(), Stream.of(outputs)).toList()
                : hidden;
    }

    /** The number of hidden units: those that can die. */
    public long hiddenUnits() {
        return hidden.stream().mapToLong(Integer::longValue).sum();
    }

    /** The number of weights and biases, those that stay 0 among them, without learnt slopes. */
    public long weightsAndBiases() {
        long count = 0;
        long below = inputs;
        for (int units : hidden) {
            count += (below + 1) * units;
            below = units;
        }
        return count + (below + 1) * outputs;
    }

    /** Such as {@code 64-128-128-10}. */
    @Override
    public String toString() {
        return Stream.of(List.of(inputs), hidden, List.of(outputs))
                .flatMap(List::stream)
                .map(String::valueOf)
                .collect(Collectors.joining("-"));
    }

    private static void requireWidth(String what, int width) {
        if (width < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be at least 1, but is %d", what, width));
        }
    }
}
