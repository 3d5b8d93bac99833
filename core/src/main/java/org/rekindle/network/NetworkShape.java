package org.rekindle.network;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The widths of a dense network.
 *
 * @param inputs the number of features
 * @param hidden the units of each hidden layer, from the input on; none for a linear model
 * @param outputs the number of outputs
 */
public record NetworkShape(int inputs, List<Integer> hidden, int outputs) {

    /** Checks that every width is at least 1. */
    public NetworkShape {
        hidden = List.copyOf(hidden);
        requireWidth("inputs", inputs);
        hidden.forEach(units -> requireWidth("units of a hidden layer", units));
        requireWidth("outputs", outputs);
    }

    /** The same inputs and outputs without a hidden layer. */
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
                outputs);
    }

    /** The number of hidden units: those that can die. */
    public long hiddenUnits() {
        return hidden.stream().mapToLong(Integer::longValue).sum();
    }

    /** The number of weights and biases, without learnt slopes. */
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
