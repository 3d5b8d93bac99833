package org.rekindle.statistics;

import java.util.Arrays;

/**
 * Several treatments, each measured once in every block: here settings, and seeds. What a block
 * does to all treatments alike cancels out of their differences (Fisher 1935, randomised blocks).
 *
 * <p>The variance of a difference is estimated from all treatments together: twice the mean square
 * that neither treatments nor blocks explain, with (treatments − 1) · (blocks − 1) degrees of
 * freedom, where two treatments alone have blocks − 1. That is exact if all treatments vary alike
 * from block to block. For a treatment that varies more than the others its own variance is taken,
 * which is the larger one, so a noisy treatment does not profit from quiet ones.
 */
public final class BlockDesign {
    private final double[][] values;
    private final double errorVariance;
    private final double[] means;
    private final double pooledVariance;

    /**
     * Takes the measurements.
     *
     * @param values of treatment i in block j, at least two treatments and two blocks
     * @param errorVariance the variance of a known error of every difference, such as rounding
     * @throws IllegalArgumentException when there are fewer
     */
    public BlockDesign(double[][] values, double errorVariance) {
        if (values.length < 2 || values[0].length < 2) {
            throw new IllegalArgumentException(
                    "a comparison needs two treatments and two blocks, or more");
        }
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        this.errorVariance = errorVariance;
        this.means = Arrays.stream(values).mapToDouble(BlockDesign::mean).toArray();
        this.pooledVariance = 2 * residualSquares() / degreesOfFreedom() + errorVariance;
    }

    /** How many blocks there are. */
    public int blocks() {
        return values[0].length;
    }

    /** The degrees of freedom of the pooled variance. */
    public int degreesOfFreedom() {
        return (values.length - 1) * (blocks() - 1);
    }

    /** The mean of one treatment minus that of another. */
    public double difference(int treatment, int other) {
        return means[treatment] - means[other];
    }

    /** The standard error of {@link #difference}. */
    public double standardError(int treatment, int other) {
        double[] differences = new double[blocks()];
        for (int block = 0; block < differences.length; block++) {
            differences[block] = values[treatment][block] - values[other][block];
        }
        double own = Interval.variance(differences) + errorVariance;
        return Math.sqrt(Math.max(own, pooledVariance) / blocks());
    }

    private double residualSquares() {
        double grand = mean(means);
        double squares = 0;
        for (int block = 0; block < blocks(); block++) {
            double blockMean = 0;
            for (double[] treatment : values) {
                blockMean += treatment[block] / values.length;
            }
            for (int i = 0; i < values.length; i++) {
                double residual = values[i][block] - means[i] - blockMean + grand;
                squares += residual * residual;
            }
        }
        return squares;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(Double.NaN);
    }
}
