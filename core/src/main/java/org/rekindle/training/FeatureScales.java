package org.rekindle.training;

import java.util.Arrays;
import org.rekindle.network.Dataset;
import org.rekindle.network.InputRows;

/** Means and standard deviations over some samples, by which others are standardised. */
final class FeatureScales {
    /** What is this close to mean 0 and standard deviation 1 is left as it is. */
    private static final double CLOSE = 0.01;

    private final double[] means;
    private final double[] deviations;

    private FeatureScales(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Those of the inputs. */
    static FeatureScales ofInputs(Dataset data) {
        double[] means = new double[data.features()];
        data.eachRow((values, at) -> addMean(means, values, at, data.samples()));
        double[] squares = new double[data.features()];
        data.eachRow((values, at) -> addSquares(squares, means, values, at, data.samples()));
        return new FeatureScales(means, Arrays.stream(squares).map(Math::sqrt).toArray());
    }

    /** That of the targets. */
    static FeatureScales ofTargets(Dataset data) {
        return ofInputs(new Dataset(data.targets(), data.targets(), 1));
    }

    private static void addMean(double[] means, float[] values, int at, int samples) {
        for (int feature = 0; feature < means.length; feature++) {
            means[feature] += values[at + feature] / samples;
        }
    }

    private static void addSquares(
            double[] squares, double[] means, float[] values, int at, int samples) {
        for (int feature = 0; feature < means.length; feature++) {
            double difference = values[at + feature] - means[feature];
            squares[feature] += difference * difference / samples;
        }
    }

    /** Standardises rows of the same features; a feature that is constant becomes 0. */
    InputRows standardize(InputRows rows) {
        return isStandard() ? rows : rows.changed(this::standardize);
    }

    /**
     * Standardises values of a single feature; if it is constant, they become 0.
     *
     * @return the array itself where nothing needs to be done
     */
    float[] standardize(float[] values) {
        if (isStandard()) {
            return values;
        }
        float[] standardized = values.clone();
        standardize(standardized, 0, values.length);
        return standardized;
    }

    private void standardize(float[] rows, int at, int samples) {
        for (int i = 0; i < samples * means.length; i++) {
            int feature = i % means.length;
            double deviation = deviations[feature];
            rows[at + i] =
                    deviation == 0 ? 0 : (float) ((rows[at + i] - means[feature]) / deviation);
        }
    }

    private boolean isStandard() {
        for (int feature = 0; feature < means.length; feature++) {
            boolean unit = deviations[feature] == 0 || Math.abs(deviations[feature] - 1) < CLOSE;
            if (Math.abs(means[feature]) > CLOSE || !unit) {
                return false;
            }
        }
        return true;
    }
}
