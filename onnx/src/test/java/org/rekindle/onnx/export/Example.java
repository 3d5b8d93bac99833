package org.rekindle.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/**
 * A network with random parameters, and raw rows for it: features of very different scales, one of
 * them far from 0 and one that was constant in training but is not here.
 */
final class Example {
    static final List<RawFeature> FEATURES =
            List.of(
                    new RawFeature("tiny", 1e-7, 3e-9),
                    new RawFeature("far", 1e6 + 0.123456789, 0.5),
                    new RawFeature("constant", 7, 0),
                    new RawFeature("huge", -2e8, 3e11),
                    new RawFeature("colour=red", 0.3, 0.458257569495584),
                    new RawFeature("raw", 0, 1));

    static final double TARGET_MEAN = 1234.56789;
    static final double TARGET_STD = 250;

    private final Random random = new Random(5);
    private final DenseNetwork network;
    private final RawTarget target;

    private Example(Activation activation, RawTarget target) {
        this(
                activation,
                target,
                new NetworkShape(FEATURES.size(), List.of(32, 24), target.outputs()));
    }

    private Example(Activation activation, RawTarget target, NetworkShape shape) {
        this.target = target;
        this.network =
                DenseNetwork.initialize(
                        shape, activation, VarianceScaling.HE_NORMAL, 0, Seed.of(3));
        float[] parameters = network.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.2f * (float) random.nextGaussian();
        }
    }

    static Example classes(Activation activation, int classes) {
        List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        return new Example(activation, new RawTarget("kind", Task.CLASSIFICATION, labels, 0, 1));
    }

    static Example quantity(Activation activation) {
        return new Example(
                activation,
                new RawTarget("price", Task.REGRESSION, List.of(), TARGET_MEAN, TARGET_STD));
    }

    /** The same kind of network with a ReLU on its output. */
    Example rectified() {
        return new Example(network.activation(), target, network.shape().withRectifiedOutput());
    }

    DenseNetwork network() {
        return network;
    }

    byte[] model() {
        return NetworkExport.bytes(network, FEATURES, target);
    }

    float[][] rows(int count) {
        float[][] rows = new float[count][FEATURES.size()];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                RawFeature feature = FEATURES.get(i);
                double spread = feature.std() == 0 ? 5 : feature.std();
                row[i] = (float) (feature.mean() + spread * random.nextGaussian());
            }
        }
        return rows;
    }

    /** What Rekindle's own network gives, from inputs that are standardised as the data are. */
    List<double[]> outputs(float[][] rows) {
        float[] inputs = new float[rows.length * FEATURES.size()];
        int next = 0;
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                RawFeature feature = FEATURES.get(i);
                inputs[next++] =
                        feature.std() == 0
                                ? 0
                                : (float) ((row[i] - feature.mean()) / feature.std());
            }
        }
        ForwardPass pass = new ForwardPass(network.shape(), rows.length, Kernels.plain());
        Dataset data = new Dataset(inputs, new float[rows.length], FEATURES.size());
        pass.run(network, data, null, 0, rows.length);
        List<double[]> outputs = new ArrayList<>();
        for (int row = 0; row < rows.length; row++) {
            double[] output = new double[target.outputs()];
            for (int i = 0; i < output.length; i++) {
                output[i] = pass.output()[i * rows.length + row];
            }
            outputs.add(output);
        }
        return outputs;
    }
}
