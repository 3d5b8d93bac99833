package org.rekindle.training;

import java.util.Arrays;
import java.util.List;
import org.rekindle.activation.Relu;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/**
 * The best linear model of some samples: least squares for numbers, multinomial logistic regression
 * for classes, both with a ridge, and trained to the end ({@link Lbfgs}). Of seven strengths of the
 * ridge, the one that scores best on the validation samples counts; of equals the strongest.
 *
 * @param network a network without hidden layers
 * @param converged whether it was trained to its end
 */
record LinearModel(DenseNetwork network, boolean converged) {
    /** From strong to weak, so that each model is a good start for the next. */
    static final List<Double> RIDGES = List.of(1.0, 0.1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8);

    /** As a share of the loss of a model that has learnt nothing. */
    private static final double TOLERANCE = 1e-7;

    /** Weaker ridges are not tried once the validation loss is this many times the lowest. */
    private static final double OVERFITTED = 2;

    /**
     * Fits it.
     *
     * @param data standardised
     * @param shape without hidden layers
     * @param metric by which the strength of the ridge is chosen
     */
    static LinearModel fit(TrainingData data, NetworkShape shape, Metric metric, LinearWork work) {
        Task task = metric.task();
        Evaluator evaluator = new Evaluator(metric, shape);
        LinearModel best = new LinearModel(zero(shape), false);
        FeatureCurvature curvature =
                new FeatureCurvature(
                        best.network.output(), data.train(), curvature(task, shape.outputs()));
        double[] point = new double[best.network.parameters().length];
        double tolerance = TOLERANCE * nothingLearnt(task, shape.outputs());
        double highest = Double.NEGATIVE_INFINITY;
        double lowestLoss = Double.POSITIVE_INFINITY;
        int left = work.evaluations();
        for (double ridge : RIDGES) {
            DenseNetwork network = zero(shape);
            RidgeLoss loss = new RidgeLoss(network, data.train(), task, ridge);
            Lbfgs search = new Lbfgs(loss, curvature.inverse(ridge), work.steps(), tolerance);
            boolean converged = search.minimize(point, left);
            left -= search.evaluations();
            RidgeLoss.set(network, point);
            Evaluation reached = evaluator.evaluate(network, data.validation());
            double merit = Double.isNaN(reached.score()) ? -reached.loss() : reached.score();
            if (merit > highest) {
                highest = merit;
                best = new LinearModel(network, converged);
            }
            lowestLoss = Math.min(lowestLoss, reached.loss());
            if (left < 1 || !(reached.loss() <= OVERFITTED * lowestLoss)) {
                break;
            }
        }
        return best;
    }

    private static DenseNetwork zero(NetworkShape shape) {
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, new Relu(), VarianceScaling.LECUN_NORMAL, List.of(), Seed.of(0));
        Arrays.fill(network.parameters(), 0);
        return network;
    }

    /** The second derivative of the loss by an output, at zero weights. */
    private static double curvature(Task task, int outputs) {
        return task == Task.REGRESSION ? 2 : 1.0 / outputs;
    }

    /** The loss at zero weights: 1 for a standardised target, log K for K classes. */
    private static double nothingLearnt(Task task, int outputs) {
        return task == Task.REGRESSION ? 1 : StrictMath.log(Math.max(2, outputs));
    }
}
