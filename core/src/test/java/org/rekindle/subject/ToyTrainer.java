package org.rekindle.subject;

import static java.util.stream.IntStream.range;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.rekindle.activation.Relu;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.PreActivationTally;

/** Logistic regression on 16 ReLUs, to learn if x² > 1: a trainer that owes Rekindle nothing. */
record ToyTrainer(double rate, float bias, int epochs) implements Trainable {
    private static final double[] X =
            new Random(1).ints(400, -8, 9).mapToDouble(i -> i / 4.0).toArray();

    @Override
    public boolean applies(Change change) {
        return change.learningRateFactor().isPresent()
                || change.start().filter(start -> start.bias() != bias).isPresent();
    }

    @Override
    public Outcome train(Change change, long seedShift, int untilEpoch, BooleanSupplier stop) {
        Random random = new Random(7 + seedShift);
        double[] w = random.doubles(32, -2, 2).toArray();
        Arrays.fill(w, 16, 32, change.start().map(Change.Start::bias).orElse(bias));
        double[] v = random.doubles(16, -0.5, 0.5).toArray();
        NetworkCensus atStepZero = census(w);
        for (int i = 0; i < untilEpoch * X.length && !stop.getAsBoolean(); i++) {
            double x = X[random.nextInt(X.length)];
            double error = 1 / (1 + Math.exp(-logit(w, v, x))) - (x * x > 1 ? 1 : 0);
            double step = change.applyTo(rate) * error;
            for (int j = 0; j < 16; j++) {
                double z = w[j] * x + w[16 + j];
                double back = z > 0 ? step * v[j] : 0;
                v[j] -= step * Math.max(0, z);
                w[j] -= back * x;
                w[16 + j] -= back;
            }
        }
        double hits = Arrays.stream(X).filter(x -> logit(w, v, x) > 0 == x * x > 1).count();
        OptionalDouble score = OptionalDouble.of(hits / X.length);
        Status status = stop.getAsBoolean() ? Status.STOPPED : Status.OK;
        return new Outcome(status, untilEpoch, score, 0, atStepZero, census(w), 0);
    }

    private static double logit(double[] w, double[] v, double x) {
        return range(0, 16).mapToDouble(j -> v[j] * Math.max(0, w[j] * x + w[16 + j])).sum();
    }

    private static NetworkCensus census(double[] w) {
        float[] z = new float[16 * X.length];
        range(0, z.length).forEach(i -> z[i] = (float) (w[i / 400] * X[i % 400] + w[16 + i / 400]));
        PreActivationTally tally = new PreActivationTally();
        tally.add("relu", new Relu(), 16, z);
        return tally.census();
    }
}
