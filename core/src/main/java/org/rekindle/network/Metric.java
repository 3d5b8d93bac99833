package org.rekindle.network;

import java.util.Arrays;
import java.util.List;
import org.rekindle.text.UnknownName;

/** What networks are compared by. The upper bound of each is 1; higher is better. */
public enum Metric {
    /** The share of samples whose class is predicted correctly. */
    ACCURACY(Task.CLASSIFICATION, "accuracy", "accuracy", 0),

    /**
     * The mean over the classes of the share of its samples that are predicted correctly (recall).
     * Every class counts the same, however rare it is: always predicting one of C classes scores
     * 1/C.
     */
    BALANCED_ACCURACY(Task.CLASSIFICATION, "balanced_accuracy", "balanced accuracy", 0) {
        /** C² / Σ(1/n_c) over the C classes that occur: right where their recalls are equal. */
        @Override
        int effective(int[] counts) {
            double inverse =
                    Arrays.stream(counts).filter(n -> n > 0).mapToDouble(n -> 1.0 / n).sum();
            double classes = Arrays.stream(counts).filter(n -> n > 0).count();
            return Math.max(1, (int) Math.round(classes * classes / inverse));
        }
    },

    /**
     * For two classes, the area under the ROC curve: the chance that a sample of the second class
     * has a larger (second output − first output) than a sample of the first class; ties count
     * half. Guessing scores 0.5.
     */
    ROC_AUC(Task.CLASSIFICATION, "roc_auc", "ROC AUC", 0) {
        @Override
        public boolean fits(Task task, int outputs) {
            return super.fits(task, outputs) && outputs == 2;
        }

        /**
         * The smaller of the two: A(1 − A)/min(n₁, n₂) bounds the variance (Birnbaum and Klose
         * 1957).
         */
        @Override
        int effective(int[] counts) {
            return Arrays.stream(counts).min().orElse(0);
        }

        /**
         * One sample that passes one of the other class changes it by 1/(n₁ · n₂). With n₁ + n₂
         * samples that is 1/(n − 1) at most, where one class has a single sample.
         */
        @Override
        public double resolution(int samples) {
            return 1.0 / Math.max(1, samples - 1);
        }
    },

    /** 1 − Σ(y − t)² / Σ(t − mean t)². */
    R2(Task.REGRESSION, "r2", "R²", Double.NEGATIVE_INFINITY) {
        /**
         * 4R²(1 − R²)²/n, which holds for many samples (Olkin and Finn 1995), and 2(1 − R²)²/n²,
         * without which an R² near 0 would seem to be exact.
         */
        @Override
        public double variance(double score, int samples) {
            double explained = Math.max(0, score);
            double unexplained = (1 - explained) * (1 - explained);
            return unexplained * (4 * explained + 2.0 / samples) / samples;
        }

        @Override
        public double resolution(int samples) {
            return 0;
        }
    };

    private final Task task;
    private final String id;
    private final String title;
    private final double lowest;

    Metric(Task task, String id, String title, double lowest) {
        this.task = task;
        this.id = id;
        this.title = title;
        this.lowest = lowest;
    }

    /** The metric that a task is scored by unless another is asked for: accuracy or R². */
    public static Metric of(Task task) {
        return task == Task.CLASSIFICATION ? ACCURACY : R2;
    }

    /**
     * The metric with this {@link #id}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Metric named(String id) {
        return Arrays.stream(values())
                .filter(metric -> metric.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                UnknownName.of(
                                        "metric",
                                        id,
                                        Arrays.stream(values()).map(Metric::id).toList()));
    }

    /** The metrics that fit a task, the default first. */
    public static List<Metric> fitting(Task task, int outputs) {
        return Arrays.stream(values()).filter(metric -> metric.fits(task, outputs)).toList();
    }

    /** Their ids, separated by commas. */
    public static String ids(List<Metric> metrics) {
        return String.join(", ", metrics.stream().map(Metric::id).toList());
    }

    /** The kind of target that it is for. */
    public Task task() {
        return task;
    }

    /** The name in documents, such as {@code balanced_accuracy}. */
    public String id() {
        return id;
    }

    /** The name in prose. */
    public String title() {
        return title;
    }

    /** The lower bound. */
    public double lowestScore() {
        return lowest;
    }

    /**
     * Whether networks for this task can be scored by it.
     *
     * @param outputs the number of outputs of the network: one for each class
     */
    public boolean fits(Task task, int outputs) {
        return task == this.task;
    }

    /**
     * The difference between two scores that one sample makes; 0 if the score is continuous. One
     * sample of n changes accuracy by 1/n. Balanced accuracy it changes by 1/(C · n_c), which
     * depends on its class c; the mean over all samples is 1/n, whatever the shares of the classes.
     */
    public double resolution(int samples) {
        return 1.0 / samples;
    }

    /**
     * How many samples the score is worth: its variance is p(1 − p) over this number. For balanced
     * accuracy and ROC AUC the rare classes decide it.
     *
     * @param outputs the number of outputs of the network: one for each class
     */
    public int effectiveSamples(Dataset data, int outputs) {
        return task == Task.REGRESSION
                ? data.samples()
                : effective(ClassBalance.counts(data, outputs));
    }

    /**
     * The same for classes of this many samples.
     *
     * @param classCounts one number for each class
     */
    public int effectiveSamples(List<Integer> classCounts) {
        return effective(classCounts.stream().mapToInt(count -> count).toArray());
    }

    int effective(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    /**
     * Whether every constant answer scores the same, whatever the samples: 1/C or 0.5. Such a score
     * has no error.
     */
    public boolean fixesConstants() {
        return this == BALANCED_ACCURACY || this == ROC_AUC;
    }

    /**
     * The variance of a score from sample to sample of the same kind: p(1 − p)/n for classes.
     *
     * @param samples over how many {@linkplain #effectiveSamples effective samples} it is computed
     */
    public double variance(double score, int samples) {
        return score * (1 - score) / samples;
    }
}
