package org.rekindle.network;

/** What is predicted, which decides the loss, the score and the number of outputs. */
public enum Task {
    /** One of several classes: cross-entropy, scored by accuracy, one output per class. */
    CLASSIFICATION("accuracy") {
        @Override
        public Loss loss() {
            return new CrossEntropy();
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
    },

    /** A number: squared error, scored by R², one output. */
    REGRESSION("r2") {
        @Override
        public Loss loss() {
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
            return 1 - termSum / squaredDeviation;
        }
    };

    private final String scoreName;

    Task(String scoreName) {
        this.scoreName = scoreName;
    }

    /** The score's name in documents: {@code accuracy} or {@code r2}. Higher is better for both. */
    public String scoreName() {
        return scoreName;
    }

    /** What training makes small. */
    public abstract Loss loss();

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
     */
    public abstract double score(double termSum, float[] targets);
}
