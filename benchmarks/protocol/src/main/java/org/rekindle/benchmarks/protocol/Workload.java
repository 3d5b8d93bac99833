package org.rekindle.benchmarks.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * A network to train, the same for every contender: widths, activation, initial parameters,
 * batches. The optimizer is Adam with the defaults of its paper, the loss cross-entropy.
 *
 * @param activation relu, leaky_relu (slope 0.01), prelu (one slope per unit) or elu (alpha 1)
 * @param inputs the number of features
 * @param hidden the units of each hidden layer
 * @param outputs the number of classes
 * @param batchSize samples per step
 * @param learningRate Adam's
 * @param parameters the initial ones, layer after layer, as {@link Layer} says
 * @param train split into batches in the order in which they lie
 * @param validation may be none
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
public record Workload(
        String activation,
        int inputs,
        List<Integer> hidden,
        int outputs,
        int batchSize,
        double learningRate,
        float[] parameters,
        Samples train,
        Samples validation) {

    /** Checks that the parameters are as many as the widths say. */
    public Workload {
        hidden = List.copyOf(hidden);
        List<Layer> layers = layers(activation, inputs, hidden, outputs);
        int expected = layers.get(layers.size() - 1).end();
        if (parameters.length != expected) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, but %d were given"
                            .formatted(expected, parameters.length));
        }
    }

    /** The hidden layers, then the linear output layer. */
    public List<Layer> layers() {
        return layers(activation, inputs, hidden, outputs);
    }

    /** How many batches an epoch has. */
    public int batches() {
        return train.batches(batchSize);
    }

    private static List<Layer> layers(
            String activation, int inputs, List<Integer> hidden, int outputs) {
        List<Layer> layers = new ArrayList<>();
        int next = 0;
        int below = inputs;
        for (int units : hidden) {
            int slopes = activation.equals("prelu") ? units : 0;
            Layer layer = new Layer(below, units, next, slopes);
            layers.add(layer);
            next = layer.end();
            below = units;
        }
        layers.add(new Layer(below, outputs, next, 0));
        return List.copyOf(layers);
    }
}
