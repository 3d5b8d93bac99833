package org.rekindle.network;

/** The kind of target. It determines the loss, the score and the number of outputs. */
public enum Task {
    /** One of several classes: cross-entropy, scored by accuracy, one output per class. */
    CLASSIFICATION("accuracy", "accuracy") {
        @Override
        public Loss loss(int capacity) {
            return new CrossEntropy(capacity);
        }

        @Override
        public double scoreTerm(float[] output, int outputs, float[] targets, int batch) {
            int correct = 0;
            for (int sample = 0; sample < batch; sample++) {
                int best = 0;
                for (int i = 1; i < outputs; i++) {
                    if (output[i * batch + sample] > output[best * batch + sample]) {
                        best = i;
                    }
                }
                correct += best == targets[sample] ? 1 : 0;
            }
            return correct;
        }

        @Override
        public double score(double termSum, float[] targets) {
            return termSum / targets.length;
        }

        @Override
        public double lowestScore() {
            return 0;
        }

        @Override
        public double resolution(int samples) {
            return 1.0 / samples;
        }

        @Override
        public double variance(double score, int samples) {
            return score * (1 - score) / samples;
        }
    },

    /** A number: squared error, scored by R², one output. */
    REGRESSION("r2", "R²") {
        @Override
        public Loss loss(int capacity) {
            return new SquaredError();
        }

        @Override
        public double scoreTerm(float[] output, int outputs, float[] targets, int batch) {
            double squaredError = 0;
            for (int sample = 0; sample < batch; sample++) {
                double difference = (double) output[sample] - targets[sample];
                squaredError += difference * difference;
            }
            return squaredError;
        }

        @Override
        public double score(double termSum, float[] targets) {
            double mean = 0;
            for (float target : targets) {
                mean += target;
            }
            mean /= targets.length;
            double squaredDeviation = 0;
            for (float target : targets) {
                squaredDeviation += (target - mean) * (target - mean);
            }
            return squaredDeviation == 0 ? Double.NaN : 1 - termSum / squaredDeviation;
        }

        @Override
        public double lowestScore() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double resolution(int samples) {
            return 0;
        }

        @Override
        public double variance(double score, int samples) {
            double explained = Math.max(0, score);
            return 4 * explained * (1 - explained) * (1 - explained) / samples;
        }
    };

    private final String scoreName;
    private final String scoreTitle;

    Task(String scoreName, String scoreTitle) {
        this.scoreName = scoreName;
        this.scoreTitle = scoreTitle;
    }

    /** The score's name in documents: {@code accuracy} or {@code r2}. Higher is better for both. */
    public String scoreName() {
        return scoreName;
    }

    /** The score's name in prose. */
    public String scoreTitle() {
        return scoreTitle;
    }

    /**
     * The loss that training minimizes.
     *
     * @param capacity the largest batch
     */
    public abstract Loss loss(int capacity);

    /**
     * What one batch adds to the score: the number of correct samples, or the sum of squared
     * errors.
     *
     * @param output {@code float[outputs][batch]}
     */
    public abstract double scoreTerm(float[] output, int outputs, float[] targets, int batch);

    /**
     * The score of a whole data set.
     *
     * @param termSum the sum of {@link #scoreTerm} over its batches
     * @param targets all its targets
     * @return NaN where it is undefined: R² of targets that are all equal
     */
    public abstract double score(double termSum, float[] targets);

    /** The lower bound of the score; the upper bound is 1. */
    public abstract double lowestScore();

    /**
     * The smallest possible difference between two scores on this many samples; 0 if the score is
     * continuous.
     */
    public abstract double resolution(int samples);

    /**
     * The variance of a score from sample to sample of the same kind: p(1 − p)/n for accuracy, and
     * 4R²(1 − R²)²/n, which holds for many samples (Olkin and Finn 1995), for R².
     *
     * @param samples the number of samples over which the score is computed
     */
    public abstract double variance(double score, int samples);
}
