package org.rekindle.training;

import java.util.random.RandomGenerator;
import org.rekindle.network.Dataset;
import org.rekindle.network.NetworkShape;
import org.rekindle.random.Seed;

/**
 * How much work and memory a {@link LinearModel} may take, whatever the size of the data
 * (docs/decisions/0031). Work is counted in products: of samples, features and outputs.
 *
 * @param samples how many training samples it is fitted on
 * @param evaluations how often the loss of all of them may be computed
 * @param steps how many steps the search remembers
 */
record LinearWork(int samples, int evaluations, int steps) {
    private static final long PRODUCTS_OF_AN_EVALUATION = 1L << 27;
    private static final long PRODUCTS_IN_ALL = 1L << 36;
    private static final int FEWEST_SAMPLES = 1000;
    private static final int FEWEST_EVALUATIONS = 64;
    private static final int MOST_EVALUATIONS = 1000;
    private static final int NUMBERS_REMEMBERED = 1 << 21;
    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 10;

    /**
     * The bounds of a model.
     *
     * @param samples how many training samples there are
     * @param shape without hidden layers
     */
    static LinearWork of(int samples, NetworkShape shape) {
        long perSample = (long) shape.inputs() * shape.outputs();
        int taken =
                (int)
                        Math.min(
                                samples,
                                Math.max(FEWEST_SAMPLES, PRODUCTS_OF_AN_EVALUATION / perSample));
        return new LinearWork(
                taken,
                between(FEWEST_EVALUATIONS, PRODUCTS_IN_ALL / perSample / taken, MOST_EVALUATIONS),
                between(FEWEST_STEPS, NUMBERS_REMEMBERED / perSample, MOST_STEPS));
    }

    private static int between(int fewest, long wanted, int most) {
        return (int) Math.max(fewest, Math.min(wanted, most));
    }

    /**
     * As many samples as it may take, in their order; each set of them is equally likely (Fan,
     * Muller and Rezucha 1962).
     */
    Dataset drawn(Dataset all, Seed seed) {
        if (samples == all.samples()) {
            return all;
        }
        RandomGenerator random = seed.generator();
        int[] drawn = new int[samples];
        int taken = 0;
        for (int i = 0; taken < samples; i++) {
            if (random.nextInt(all.samples() - i) < samples - taken) {
                drawn[taken++] = i;
            }
        }
        return all.chosen(drawn);
    }
}
