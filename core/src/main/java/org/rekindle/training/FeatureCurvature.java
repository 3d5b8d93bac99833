package org.rekindle.training;

import org.rekindle.network.Affine;
import org.rekindle.network.Dataset;

/**
 * The second derivatives of the loss of a linear model at zero weights, {@code curvature · X'X / n
 * + 2 · ridge} for each output, as a Cholesky factor. For squared error they are exact, so one step
 * with them is least squares. With more than {@value #MOST_FEATURES} features only their diagonal
 * is taken.
 */
final class FeatureCurvature {
    private static final int MOST_FEATURES = 128;

    private final Affine model;
    private final double curvature;
    private final int features;
    private final double[][] products;

    /**
     * @param model where the weights and biases are
     * @param data standardised, so that the biases do not depend on the weights
     * @param curvature the second derivative of the loss by an output
     */
    FeatureCurvature(Affine model, Dataset data, double curvature) {
        this.model = model;
        this.curvature = curvature;
        this.features = model.fanIn();
        this.products = features > MOST_FEATURES ? new double[0][] : products(data);
    }

    /** The lower triangle of X'X / n. */
    private static double[][] products(Dataset data) {
        int features = data.features();
        double[][] sums = new double[features][];
        for (int i = 0; i < features; i++) {
            sums[i] = new double[i + 1];
        }
        double[] row = new double[features];
        data.eachRow(
                (inputs, from) -> {
                    for (int i = 0; i < features; i++) {
                        row[i] = inputs[from + i];
                    }
                    for (int i = 0; i < features; i++) {
                        addMultiple(sums[i], row[i], row);
                    }
                });
        for (double[] sum : sums) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] /= data.samples();
            }
        }
        return sums;
    }

    private static void addMultiple(double[] to, double factor, double[] row) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * row[j];
        }
    }

    /** The inverse, for one strength of the ridge. */
    Lbfgs.InverseCurvature inverse(double ridge) {
        if (products.length == 0) {
            double diagonal = curvature + 2 * ridge;
            return vector -> {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] /= i < model.biases() ? diagonal : curvature;
                }
            };
        }
        double[][] factor = factor(ridge);
        return vector -> {
            for (int unit = 0; unit < model.units(); unit++) {
                solve(factor, vector, model.weights() + unit * features);
                vector[model.biases() + unit] /= curvature;
            }
        };
    }

    /** The Cholesky factor L, with L·L' the matrix. */
    private double[][] factor(double ridge) {
        double[][] factor = new double[features][];
        for (int i = 0; i < features; i++) {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double rest = curvature * products[i][j] + (i == j ? 2 * ridge : 0);
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(rest, ridge)) : rest / factor[j][j];
            }
        }
        return factor;
    }

    /** Solves L·L'·x = b in place, for the part of a vector from an index on. */
    private static void solve(double[][] factor, double[] vector, int from) {
        for (int i = 0; i < factor.length; i++) {
            double rest = vector[from + i];
            for (int k = 0; k < i; k++) {
                rest -= factor[i][k] * vector[from + k];
            }
            vector[from + i] = rest / factor[i][i];
        }
        for (int i = factor.length - 1; i >= 0; i--) {
            double solved = vector[from + i] / factor[i][i];
            vector[from + i] = solved;
            for (int k = 0; k < i; k++) {
                vector[from + k] -= factor[i][k] * solved;
            }
        }
    }
}
