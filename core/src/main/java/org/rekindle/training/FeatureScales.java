package org.rekindle.training;

import org.rekindle.network.Dataset;

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
        return of(data.inputs(), data.features());
    }

    /** That of the targets. */
    static FeatureScales ofTargets(Dataset data) {
        return of(data.targets(), 1);
    }

    private static FeatureScales of(float[] values, int features) {
        int samples = values.length / features;
        double[] means = new double[features];
        for (int i = 0; i < values.length; i++) {
            means[i % features] += values[i] / samples;
        }
        double[] deviations = new double[features];
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - means[i % features];
            deviations[i % features] += difference * difference / samples;
        }
        for (int feature = 0; feature < features; feature++) {
            deviations[feature] = Math.sqrt(deviations[feature]);
        }
        return new FeatureScales(means, deviations);
    }

    /**
     * Standardises values of the same features; a feature that is constant becomes 0.
     *
     * @param values {@code float[samples][features]}
     * @return the array itself where nothing needs to be done
     */
    float[] standardize(float[] values) {
        if (isStandard()) {
            return values;
        }
        float[] standardized = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int feature = i % means.length;
            double deviation = deviations[feature];
            standardized[i] =
                    deviation == 0 ? 0 : (float) ((values[i] - means[feature]) / deviation);
        }
        return standardized;
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
