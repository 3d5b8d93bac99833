package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.rekindle.activation.Activation;
import org.rekindle.internal.Parallel;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Progress;

/**
 * The probability that a network with layers of equal width is born dead: before training, some
 * hidden layer fires for no input, so the output is the same for all inputs and stays so. Depth
 * counts as in Lu, Shin, Su, Karniadakis 2019 (arXiv 1903.06733): L layers are L − 1 hidden ones
 * and the output.
 *
 * @param width units of each hidden layer
 * @param depth L, at least 2
 * @param inputs the number of features
 * @param initializer how weights and biases are drawn
 * @param activation of the hidden units
 */
public record BornDeadOdds(
        int width, int depth, int inputs, Initializer initializer, Activation activation) {

    /** The number of networks that one thread draws at a time. */
    private static final int CHUNK = 500;

    /**
     * The number of standard normal inputs that stand for all inputs; standardised features look
     * like them.
     */
    public static final int PROBES = 256;

    /** Checks the ranges. */
    public BornDeadOdds {
        if (width < 1 || depth < 2 || inputs < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "width and inputs must be at least 1 and depth at least 2, but are %d, %d and %d",
                            width,
                            inputs,
                            depth));
        }
    }

    /**
     * The result of the draws.
     *
     * @param bornDead how many networks were born dead
     * @param networks how many were drawn; 0 where none can be born dead
     */
    public record Draws(int bornDead, int networks) {
        /** The share that was born dead. */
        public double probability() {
            return networks == 0 ? 0 : (double) bornDead / networks;
        }

        /** The interval that covers the true probability in 95 of 100 cases (Wilson 1927). */
        public Interval ci95() {
            return Interval.ofShare(bornDead, networks);
        }
    }

    /** The widths of the networks that are drawn. */
    public NetworkShape shape() {
        return new NetworkShape(inputs, Collections.nCopies(depth - 1, width), 1);
    }

    /** Whether units of this activation have no gradient below 0. */
    public boolean canBeBornDead() {
        return !activation.learnsBelowZero();
    }

    /**
     * Draws networks and counts those that are born dead (Monte Carlo). The result does not depend
     * on the number of threads. Progress counts networks.
     */
    public Draws draw(int networks, Seed seed, int threads, Progress progress) {
        if (!canBeBornDead()) {
            return new Draws(0, 0);
        }
        List<Integer> chunks = new ArrayList<>();
        for (int from = 0; from < networks; from += CHUNK) {
            chunks.add(from);
        }
        List<Integer> dead =
                Parallel.map(
                        chunks,
                        threads,
                        (from, stop) -> bornDead(from, Math.min(networks, from + CHUNK), seed),
                        (done, all) -> progress.onRun(Math.min(networks, done * CHUNK), networks));
        return new Draws(dead.stream().mapToInt(Integer::intValue).sum(), networks);
    }

    private int bornDead(int from, int to, Seed seed) {
        Dataset probes = probes(seed.child("probes"));
        ForwardPass pass = new ForwardPass(shape(), PROBES);
        int dead = 0;
        for (int i = from; i < to; i++) {
            DenseNetwork network =
                    DenseNetwork.initialize(shape(), activation, initializer, 0, seed.child(i));
            pass.run(network, probes, null, 0, PROBES);
            dead += isDead(pass) ? 1 : 0;
        }
        return dead;
    }

    private boolean isDead(ForwardPass pass) {
        for (int layer = 0; layer < depth - 1; layer++) {
            boolean fires = false;
            for (int firing : pass.firing(layer)) {
                fires |= firing > 0;
            }
            if (!fires) {
                return true;
            }
        }
        return false;
    }

    /**
     * Without biases a layer sees only the direction of an input, so with one feature any two
     * inputs of different sign stand for all.
     */
    private Dataset probes(Seed seed) {
        RandomGenerator random = seed.generator();
        float[] x = new float[PROBES * inputs];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return new Dataset(x, new float[PROBES], inputs);
    }

    /**
     * Whether the bounds hold: they need rectifiers, weights as likely above 0 as below, biases 0.
     */
    public boolean hasBounds() {
        return canBeBornDead() && initializer instanceof VarianceScaling;
    }

    /**
     * At most 1 − (1 − 2⁻ᴺ)ᴸ⁻¹: each layer of N units is silent with a probability of at most 2⁻ᴺ,
     * given that those below are not (Lu et al. 2019).
     */
    public OptionalDouble upperBound() {
        return hasBounds()
                ? OptionalDouble.of(anyOf(depth - 1, Math.pow(0.5, width)))
                : OptionalDouble.empty();
    }

    /**
     * At least this, for any number of inputs: a layer is silent if all its N² weights are below 0.
     * For one input there is a much better bound. Without biases a network sees only the sign of
     * that input, so there are two signals, one for each sign. A layer silences a signal with
     * probability 2⁻ᴺ. Two signals that are left after the first layer have an angle of at most 90°
     * between them, because activations are not negative. (A bounded activation such as ReLU6 tells
     * more inputs apart than these two, so it gets the bound for many inputs.) A unit is silent for
     * both with a probability between 1/4 (90°) and 1/2 (0°). The more often they die together, the
     * more often both are dead in the end, so 1/4 gives a lower bound.
     */
    public OptionalDouble lowerBound() {
        if (!hasBounds()) {
            return OptionalDouble.empty();
        }
        if (inputs > 1 || activation.flattensAbove()) {
            return OptionalDouble.of(anyOf(depth - 2, Math.pow(0.5, (double) width * width)));
        }
        double one = Math.pow(0.5, width);
        double both = Math.pow(0.25, width);
        // After the first hidden layer: weights all of one sign leave only one of the signals.
        double twoAlive = 1 - 2 * one;
        double oneAlive = 2 * one;
        for (int layer = 2; layer < depth; layer++) {
            oneAlive = oneAlive * (1 - one) + twoAlive * 2 * (one - both);
            twoAlive = twoAlive * (1 - 2 * one + both);
        }
        return OptionalDouble.of(1 - oneAlive - twoAlive);
    }

    /** The smallest width whose upper bound is under a probability, at this depth. */
    public Optional<Integer> widthFor(double probability) {
        for (int wider = 1; wider <= Integer.SIZE; wider++) {
            if (anyOf(depth - 1, Math.pow(0.5, wider)) < probability) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    /** 1 − (1 − p)ⁿ, also where p is too small for 1 − p to differ from 1. */
    private static double anyOf(int n, double p) {
        return -Math.expm1(n * Math.log1p(-p));
    }
}
