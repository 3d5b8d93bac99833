package org.rekindle.training;

import java.util.List;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/**
 * Stochastic gradient descent with momentum, as PyTorch's {@code SGD}: v = momentum · v + g, w = w
 * − rate · v.
 *
 * @param momentum 0 for plain SGD
 * @param weightDecay decoupled; 0 for none
 */
public record Sgd(double momentum, double weightDecay) implements Optimizer {
    /** The customary momentum; Sutskever, Martens, Dahl, Hinton 2013. */
    public static final double DEFAULT_MOMENTUM = 0.9;

    /** Checks the ranges. */
    public Sgd {
        Optimizer.requireWithin("momentum", momentum, 1);
        Optimizer.requireWithin("weight decay", weightDecay, Double.POSITIVE_INFINITY);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Updater start(DenseNetwork network, Kernels kernels) {
        float[] w = network.parameters();
        float[] v = new float[w.length];
        List<DecayRange> ranges = decayRanges(network);
        return (gradients, learningRate) -> {
            float rate = (float) learningRate;
            for (DecayRange range : ranges) {
                float keep = range.decays() ? (float) (1 - learningRate * weightDecay) : 1;
                kernels.sgd(
                        w,
                        gradients,
                        v,
                        range.offset(),
                        range.length(),
                        rate,
                        (float) momentum,
                        keep);
            }
        };
    }
}
