package org.rekindle.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rekindle.activation.Activation;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Workload;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/**
 * A network whose step is measured.
 *
 * @param shape its widths
 * @param batch samples a step
 * @param seed of the initial weights
 */
record Network(NetworkShape shape, int batch, long seed) {
    /** With most seeds the narrow network is born dead under ReLU; with this one it is not. */
    private static final long ALIVE = 18;

    /** Small ones for tables, one for images, and the deep narrow one that dies so readily. */
    static final List<Network> ALL =
            List.of(
                    new Network(new NetworkShape(64, List.of(128, 128), 10), 64, 1),
                    new Network(new NetworkShape(30, List.of(64, 64), 2), 32, 1),
                    new Network(new NetworkShape(784, List.of(256, 128), 10), 128, 1),
                    new Network(
                            new NetworkShape(1, List.of(2, 2, 2, 2, 2, 2, 2, 2, 2, 2), 2),
                            64,
                            ALIVE));

    static final double LEARNING_RATE = 1e-3;

    private static final int BATCHES = 16;
    private static final Seed SAMPLES = Seed.of(1).child("samples");

    /** Such as {@code 64-128-128-10}. */
    String name() {
        List<Integer> widths = new ArrayList<>(shape.hidden());
        if (widths.size() > 3 && widths.stream().distinct().count() == 1) {
            return "%d-%dx%d-%d"
                    .formatted(shape.inputs(), widths.size(), widths.get(0), shape.outputs());
        }
        widths.add(0, shape.inputs());
        widths.add(shape.outputs());
        return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /**
     * The floating-point operations in the products of a step: forward, gradient of the weights,
     * and, for all layers but the first, gradient of the inputs.
     */
    double operations() {
        double operations = 0;
        int below = shape.inputs();
        List<Integer> widths = new ArrayList<>(shape.hidden());
        widths.add(shape.outputs());
        for (int i = 0; i < widths.size(); i++) {
            double product = 2.0 * batch * below * widths.get(i);
            operations += (i == 0 ? 2 : 3) * product;
            below = widths.get(i);
        }
        return operations;
    }

    /** With this activation, the core's own initial weights, and something that can be learnt. */
    Workload workload(Activation activation) {
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape,
                        activation,
                        VarianceScaling.HE_NORMAL,
                        0,
                        Seed.of(seed).child("weights"));
        return new Workload(
                activation.name(),
                shape.inputs(),
                shape.hidden(),
                shape.outputs(),
                batch,
                LEARNING_RATE,
                network.parameters(),
                samples(),
                Samples.NONE);
    }

    /** Normal inputs; the class is the largest of the first ones, or the sign of the only one. */
    private Samples samples() {
        RandomGenerator random = SAMPLES.generator();
        int features = shape.inputs();
        int count = BATCHES * batch;
        float[] inputs = new float[count * features];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++) {
            int from = sample * features;
            for (int i = 0; i < features; i++) {
                inputs[from + i] = (float) random.nextGaussian();
            }
            labels[sample] = label(inputs, from);
        }
        return new Samples(inputs, labels);
    }

    private int label(float[] inputs, int from) {
        int candidates = Math.min(shape.inputs(), shape.outputs());
        int best = 0;
        for (int i = 1; i < candidates; i++) {
            best = inputs[from + i] > inputs[from + best] ? i : best;
        }
        return candidates == 1 && inputs[from] > 0 ? 1 : best;
    }
}
