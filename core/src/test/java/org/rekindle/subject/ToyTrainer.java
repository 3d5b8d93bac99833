package org.rekindle.subject;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.rekindle.activation.Relu;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.PreActivationTally;

/**
 * Logistic regression on one ReLU layer, sample by sample: a trainer that owes Rekindle nothing.
 */
record ToyTrainer(double rate, float bias, int epochs) implements Trainable {
    private static final int UNITS = 16;
    private static final double[][] X = new double[400][2];

    static {
        Random random = new Random(1);
        Arrays.stream(X).forEach(x -> Arrays.setAll(x, i -> random.nextGaussian()));
    }

    @Override
    public boolean applies(Change change) {
        return change.learningRateFactor().isPresent()
                || change.start().map(start -> start.bias() != bias).orElse(false);
    }

    @Override
    public Outcome train(Change change, long seedShift, int untilEpoch, BooleanSupplier stop) {
        Random random = new Random(7 + seedShift);
        double start = change.start().map(Change.Start::bias).orElse(bias);
        double[][] w = new double[UNITS][];
        Arrays.setAll(w, j -> new double[] {random.nextGaussian(), random.nextGaussian(), start});
        double[] v = random.doubles(UNITS + 1, -0.5, 0.5).toArray();
        NetworkCensus atStepZero = census(w);
        List<double[]> order = Arrays.asList(X.clone());
        for (int epoch = 0; epoch < untilEpoch && !stop.getAsBoolean(); epoch++) {
            Collections.shuffle(order, random);
            order.forEach(x -> update(w, v, x, change.applyTo(rate)));
        }
        double hits = Arrays.stream(X).filter(x -> logit(w, v, x) > 0 == label(x)).count();
        OptionalDouble score = OptionalDouble.of(hits / X.length);
        return new Outcome(Status.OK, untilEpoch, score, 0, atStepZero, census(w), 0);
    }

    private static void update(double[][] w, double[] v, double[] x, double rate) {
        double error = 1 / (1 + Math.exp(-logit(w, v, x))) - (label(x) ? 1 : 0);
        for (int j = 0; j < UNITS; j++) {
            double z = z(w[j], x);
            double back = z > 0 ? rate * error * v[j] : 0;
            v[j] -= rate * error * Math.max(0, z);
            w[j][0] -= back * x[0];
            w[j][1] -= back * x[1];
            w[j][2] -= back;
        }
        v[UNITS] -= rate * error;
    }

    private static double logit(double[][] w, double[] v, double[] x) {
        return v[UNITS]
                + IntStream.range(0, UNITS).mapToDouble(j -> v[j] * Math.max(0, z(w[j], x))).sum();
    }

    private static double z(double[] w, double[] x) {
        return w[0] * x[0] + w[1] * x[1] + w[2];
    }

    private static boolean label(double[] x) {
        return Math.abs(x[0]) > 0.7;
    }

    private static NetworkCensus census(double[][] w) {
        float[] z = new float[UNITS * X.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) z(w[i / X.length], X[i % X.length]);
        }
        PreActivationTally tally = new PreActivationTally();
        tally.add("relu", new Relu(), UNITS, z);
        return tally.census();
    }
}
