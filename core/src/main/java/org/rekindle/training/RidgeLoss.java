package org.rekindle.training;

import java.util.Arrays;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Affine;
import org.rekindle.network.BackwardPass;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Loss;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Task;

/**
 * What a linear model minimizes: the mean loss over all samples, plus {@code ridge · Σ w²} over its
 * weights, not its biases (Hoerl and Kennard 1970). Batches are computed in float, and added up in
 * double. Not thread-safe.
 */
final class RidgeLoss implements Lbfgs.Objective {
    private static final int BATCH = 256;

    private final DenseNetwork network;
    private final Dataset data;
    private final Loss loss;
    private final double ridge;
    private final ForwardPass forward;
    private final BackwardPass backward;

    /**
     * @param network without hidden layers; its parameters are set by every call
     */
    RidgeLoss(DenseNetwork network, Dataset data, Task task, double ridge) {
        this.network = network;
        this.data = data;
        this.loss = LossFunction.defaultFor(task).of(task, BATCH);
        this.ridge = ridge;
        Kernels kernels = Kernels.fastest();
        this.forward = new ForwardPass(network.shape(), BATCH, kernels);
        this.backward = new BackwardPass(network, forward, BATCH, kernels);
    }

    @Override
    public double at(double[] point, double[] gradient) {
        set(network, point);
        Arrays.fill(gradient, 0);
        double total = 0;
        for (int from = 0; from < data.samples(); from += BATCH) {
            int batch = Math.min(BATCH, data.samples() - from);
            double share = (double) batch / data.samples();
            total += share * batch(from, batch);
            float[] part = backward.parameterGradients();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += share * part[i];
            }
        }
        Affine output = network.output();
        for (int i = output.weights(); i < output.biases(); i++) {
            total += ridge * point[i] * point[i];
            gradient[i] += 2 * ridge * point[i];
        }
        return total;
    }

    /** The mean loss of a batch, with its gradients in the backward pass. */
    private double batch(int from, int batch) {
        forward.run(network, data, null, from, batch);
        double mean = backward.startFrom(loss);
        backward.run();
        return mean;
    }

    /** Sets the parameters of a network. */
    static void set(DenseNetwork network, double[] point) {
        float[] parameters = network.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) point[i];
        }
    }
}
