package org.rekindle.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.network.Affine;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/**
 * Reinitializes units in place. Incoming weights and bias come from a donor, a freshly drawn
 * network. Outgoing weights become 0. The state of the optimizer for these parameters is reset.
 * Sokar, Agarwal, Castro, Evci 2023 (arXiv 2302.12902).
 *
 * <p>The output of a dead ReLU is 0. So recycling it changes the network's output by exactly 0 on
 * the samples where it was dead. The output of a dead ELU is the same for every sample up to
 * rounding, and moves into the biases of the next layer. Two things go beyond the paper, so that a
 * recycled unit fires. If it feeds another recycled unit, whose outgoing weights are also 0, the
 * weight between them is drawn instead of 0. If it fires on no probe sample, its weights are
 * negated. A rectified output has no outgoing weights, so recycling one of its units changes the
 * network's output. Where a network has no biases, none is set.
 */
public final class Recycling {
    private static final int BATCH = 256;

    private final TrainingState state;
    private final DenseNetwork donor;
    private final Dataset probe;
    private final ForwardPass pass;

    private Recycling(TrainingState state, DenseNetwork donor, Dataset probe) {
        this.state = state;
        this.donor = donor;
        this.probe = probe;
        this.pass = new ForwardPass(state.network().shape(), BATCH);
    }

    /**
     * The result of recycling.
     *
     * @param units how many units were recycled
     * @param firing how many of them fire on the probe afterwards
     * @param largestChange the largest absolute change of an output on the probe
     */
    public record Report(int units, int firing, double largestChange) {}

    /** The dead units of each layer. */
    public static List<BitSet> dead(NetworkCensus census) {
        List<BitSet> dead = new ArrayList<>();
        for (LayerCensus layer : census.layers()) {
            BitSet ofLayer = new BitSet();
            for (int unit = 0; unit < layer.units().size(); unit++) {
                ofLayer.set(unit, layer.units().get(unit).verdict() == Verdict.DEAD);
            }
            dead.add(ofLayer);
        }
        return dead;
    }

    /**
     * Random living units: in each layer as many as are dead, or all of them where fewer live. None
     * in a layer that is dead as a whole.
     */
    static List<BitSet> living(List<BitSet> dead, DenseNetwork network, Seed seed) {
        List<BitSet> drawn = new ArrayList<>();
        for (int layer = 0; layer < dead.size(); layer++) {
            BitSet deadHere = dead.get(layer);
            BitSet ofLayer = new BitSet();
            int[] order = seed.child(layer).permutation(network.activated().get(layer).units());
            Arrays.stream(order)
                    .filter(unit -> !deadHere.get(unit))
                    .limit(deadHere.cardinality())
                    .forEach(ofLayer::set);
            drawn.add(ofLayer);
        }
        return drawn;
    }

    /**
     * Recycles units.
     *
     * @param state changed in place
     * @param units by layer
     * @param donor a network of the same shape, from which units are taken
     * @param probe the samples on which firing and the change of the output are measured
     */
    public static Report recycle(
            TrainingState state, List<BitSet> units, DenseNetwork donor, Dataset probe) {
        return new Recycling(state, donor, probe).run(units);
    }

    /** A donor drawn as in He et al. 2015, with biases of 0. */
    public static DenseNetwork donorFor(DenseNetwork network, Seed seed) {
        return DenseNetwork.initialize(
                network.shape(), network.activation(), VarianceScaling.HE_NORMAL, 0, seed);
    }

    private Report run(List<BitSet> units) {
        DenseNetwork network = state.network();
        float[] before = outputs();
        int firing = 0;
        for (int layer = 0; layer < units.size(); layer++) {
            BitSet chosen = units.get(layer);
            DenseLayer denseLayer = network.activated().get(layer);
            if (layer < network.hidden().size()) {
                boolean last = layer == network.hidden().size() - 1;
                Affine above = last ? network.output() : network.hidden().get(layer + 1).affine();
                double[] means = meanActivations(layer, chosen);
                chosen.stream().forEach(unit -> cutOff(above, unit, (float) means[unit]));
            }
            chosen.stream().forEach(unit -> replace(denseLayer.affine(), unit));
            BitSet silent = silent(layer, chosen);
            silent.stream().forEach(unit -> negate(denseLayer.affine(), unit));
            firing += chosen.cardinality() - silent(layer, chosen).cardinality();
        }
        float[] after = outputs();
        double largest = 0;
        for (int i = 0; i < before.length; i++) {
            largest = Math.max(largest, Math.abs((double) after[i] - before[i]));
        }
        return new Report(units.stream().mapToInt(BitSet::cardinality).sum(), firing, largest);
    }

    /** New incoming weights and bias. */
    private void replace(Affine affine, int unit) {
        take(affine.weights() + unit * affine.fanIn(), affine.fanIn());
        take(affine.biases() + unit, 1);
    }

    private void take(int from, int length) {
        System.arraycopy(donor.parameters(), from, state.network().parameters(), from, length);
        state.forget(from, length);
    }

    /**
     * Sets the outgoing weights of a unit to 0, and adds the contribution of its mean output to the
     * biases of the next layer. That mean is exactly 0 for a dead ReLU, and −alpha for a dead ELU.
     */
    private void cutOff(Affine above, int unit, float meanActivation) {
        float[] parameters = state.network().parameters();
        for (int to = 0; to < above.units(); to++) {
            int weight = above.weights() + to * above.fanIn() + unit;
            if (state.network().shape().biases()) {
                parameters[above.biases() + to] += parameters[weight] * meanActivation;
            }
            parameters[weight] = 0;
            state.forget(weight, 1);
        }
    }

    private double[] meanActivations(int layer, BitSet units) {
        double[] means = new double[state.network().hidden().get(layer).units()];
        forEachBatch(
                () -> {
                    float[] a = pass.activations(layer);
                    int batch = pass.batch();
                    units.stream()
                            .forEach(
                                    unit -> {
                                        for (int i = unit * batch; i < (unit + 1) * batch; i++) {
                                            means[unit] += a[i] / probe.samples();
                                        }
                                    });
                });
        return means;
    }

    private void negate(Affine affine, int unit) {
        float[] parameters = state.network().parameters();
        int weights = affine.weights() + unit * affine.fanIn();
        for (int i = weights; i < weights + affine.fanIn(); i++) {
            parameters[i] = -parameters[i];
        }
    }

    /** Those of the units that fire on no probe sample. */
    private BitSet silent(int layer, BitSet units) {
        BitSet silent = (BitSet) units.clone();
        forEachBatch(
                () ->
                        units.stream()
                                .filter(unit -> pass.firing(layer)[unit] > 0)
                                .forEach(silent::clear));
        return silent;
    }

    private float[] outputs() {
        int outputs = state.network().shape().outputs();
        float[] all = new float[outputs * probe.samples()];
        int[] next = {0};
        forEachBatch(
                () -> {
                    int length = outputs * pass.batch();
                    System.arraycopy(pass.output(), 0, all, next[0], length);
                    next[0] += length;
                });
        return all;
    }

    private void forEachBatch(Runnable action) {
        for (int from = 0; from < probe.samples(); from += BATCH) {
            int batch = Math.min(BATCH, probe.samples() - from);
            pass.run(state.network(), probe, null, from, batch);
            action.run();
        }
    }
}
