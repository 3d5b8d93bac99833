package org.rekindle.training;

import org.rekindle.network.Dataset;
import org.rekindle.network.Metric;

/** Squared errors, for R². */
final class ErrorTally implements ScoreTally {
    private final float[] all;
    private double squaredError;

    ErrorTally(Dataset data) {
        this.all = data.targets();
    }

    @Override
    public void add(float[] output, float[] targets, int batch) {
        double sum = 0;
        for (int sample = 0; sample < batch; sample++) {
            double difference = (double) output[sample] - targets[sample];
            sum += difference * difference;
        }
        squaredError += sum;
    }

    /** NaN for targets that are all equal. */
    @Override
    public Evaluation evaluation(double loss) {
        double mean = 0;
        for (float target : all) {
            mean += target;
        }
        mean /= all.length;
        double squaredDeviation = 0;
        for (float target : all) {
            squaredDeviation += (target - mean) * (target - mean);
        }
        double score = squaredDeviation == 0 ? Double.NaN : 1 - squaredError / squaredDeviation;
        return new Evaluation(Metric.R2, score, loss);
    }
}
