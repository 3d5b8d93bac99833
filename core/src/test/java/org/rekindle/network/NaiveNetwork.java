package org.rekindle.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The second implementation: one sample at a time, in double, with loops that follow the
 * definitions and nothing shared with the first but the layout of the parameters.
 */
final class NaiveNetwork {
    private final DenseNetwork network;
    private final double[] parameters;

    NaiveNetwork(DenseNetwork network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    static double[] parametersOf(DenseNetwork network) {
        double[] parameters = new double[network.parameters().length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = network.parameters()[i];
        }
        return parameters;
    }

    double meanLoss(Dataset data, Task task) {
        return meanLoss(data, task, LossFunction.defaultFor(task));
    }

    double meanLoss(Dataset data, Task task, LossFunction loss) {
        double total = 0;
        for (int sample = 0; sample < data.samples(); sample++) {
            double[] output = output(data, sample);
            double target = data.targets()[sample];
            total +=
                    task == Task.REGRESSION
                            ? square(output[0] - target)
                            : loss == LossFunction.CROSS_ENTROPY
                                    ? surprise(output, (int) target)
                                    : brier(output, (int) target) / output.length;
        }
        return total / data.samples();
    }

    double[] output(Dataset data, int sample) {
        double[] x = new double[data.features()];
        for (int i = 0; i < x.length; i++) {
            x[i] = data.inputs()[sample * x.length + i];
        }
        for (DenseLayer layer : network.hidden()) {
            x = activate(layer, affine(layer.affine(), x));
        }
        double[] z = affine(network.output(), x);
        if (network.shape().rectifiedOutput()) {
            for (int unit = 0; unit < z.length; unit++) {
                z[unit] = Math.max(0, z[unit]);
            }
        }
        return z;
    }

    /** z of every hidden layer for one sample. */
    List<double[]> preActivations(Dataset data, int sample) {
        double[] x = new double[data.features()];
        for (int i = 0; i < x.length; i++) {
            x[i] = data.inputs()[sample * x.length + i];
        }
        List<double[]> all = new ArrayList<>();
        for (DenseLayer layer : network.hidden()) {
            double[] z = affine(layer.affine(), x);
            all.add(z);
            x = activate(layer, z);
        }
        return all;
    }

    private double[] affine(Affine affine, double[] x) {
        double[] z = new double[affine.units()];
        for (int unit = 0; unit < z.length; unit++) {
            z[unit] = parameters[affine.biases() + unit];
            for (int i = 0; i < x.length; i++) {
                z[unit] += parameters[affine.weights() + unit * affine.fanIn() + i] * x[i];
            }
        }
        return z;
    }

    private double[] activate(DenseLayer layer, double[] z) {
        double[] a = new double[z.length];
        for (int unit = 0; unit < z.length; unit++) {
            a[unit] = z[unit] > 0 ? z[unit] : negativeSide(layer, unit, z[unit]);
        }
        return a;
    }

    private double negativeSide(DenseLayer layer, int unit, double z) {
        return switch (layer.activation().name()) {
            case "relu" -> 0;
            case "leaky_relu" -> 0.01f * z;
            case "prelu" -> parameters[layer.slopes() + (layer.slopeCount() == 1 ? 0 : unit)] * z;
            case "elu" -> Math.exp(z) - 1;
            default -> throw new AssertionError(layer.activation().name());
        };
    }

    private static double surprise(double[] output, int target) {
        double sum = 0;
        for (double o : output) {
            sum += Math.exp(o);
        }
        return Math.log(sum) - output[target];
    }

    /** Σ (softmax − one-hot)². */
    private static double brier(double[] output, int target) {
        double total = 0;
        for (int i = 0; i < output.length; i++) {
            double inverse = 0;
            for (double other : output) {
                inverse += Math.exp(other - output[i]);
            }
            total += square(1 / inverse - (i == target ? 1 : 0));
        }
        return total;
    }

    private static double square(double x) {
        return x * x;
    }
}
