package org.rekindle.subject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.statistics.Interval;

/**
 * What a network has to beat, on the samples on which it is scored: a constant answer, and a linear
 * model.
 *
 * <p>Whether a score beats another one is judged with the error that both have because the samples
 * are few. The two errors are added as if the scores came from different samples. On the same
 * samples the error of the difference is smaller, so what beats a baseline here does beat it; what
 * does not is only not shown to.
 *
 * @param metric what scores are
 * @param samples the number of samples on which scores are computed
 * @param effectiveSamples how many of them a score is worth, as {@link Metric#effectiveSamples}
 *     counts them: rare classes may decide it. {@link Integer#MAX_VALUE} where they are all that
 *     there are, so that scores have no error
 * @param constant the score of always answering the largest class, or the mean, of the training
 *     samples
 * @param linear the score of the best linear model; empty where none was trained
 * @param linearConverged whether it was trained to its end; true where none was trained
 * @param classCounts how many of the samples each class has; none for regression, and where that is
 *     not known
 */
public record Baseline(
        Metric metric,
        int samples,
        int effectiveSamples,
        double constant,
        OptionalDouble linear,
        boolean linearConverged,
        List<Integer> classCounts) {

    /** The part of what can be learnt that a network may lack without being called a failure. */
    public static final double SHORTFALL = 0.15;

    private static final double PERFECT = 1;

    /** Copies the list. */
    public Baseline {
        classCounts = List.copyOf(classCounts);
    }

    /** Where every sample counts the same, and the classes are not counted. */
    public Baseline(Metric metric, int samples, double constant, OptionalDouble linear) {
        this(metric, samples, samples, constant, linear, true, List.of());
    }

    /**
     * The mean of baselines on equally many samples: those of several splits of the same rows. They
     * share samples, so the mean is not worth more of them than each is.
     *
     * @param all at least one
     */
    public static Baseline mean(List<Baseline> all) {
        Baseline first = all.get(0);
        return all.size() == 1
                ? first
                : new Baseline(
                        first.metric,
                        first.samples,
                        all.stream().mapToInt(Baseline::effectiveSamples).min().orElseThrow(),
                        all.stream().mapToDouble(Baseline::constant).average().orElseThrow(),
                        all.stream()
                                .flatMapToDouble(baseline -> baseline.linear().stream())
                                .average(),
                        all.stream().allMatch(Baseline::linearConverged),
                        IntStream.range(0, first.classCounts.size())
                                .mapToObj(each -> fewest(all, each))
                                .toList());
    }

    /** The fewest samples of a class that any of them has. */
    private static int fewest(List<Baseline> all, int classIndex) {
        return all.stream()
                .mapToInt(baseline -> baseline.classCounts.get(classIndex))
                .min()
                .orElseThrow();
    }

    /**
     * Whether the metric is defined on these samples. ROC AUC is not where one of the two classes
     * does not occur, and R² is not where all targets are equal.
     */
    public boolean isDefined() {
        return !Double.isNaN(constant);
    }

    /** Whether a score is shown to be better than the constant's. */
    public boolean isConstantBeatenBy(double score) {
        return isBeaten(
                constant, score, metric.variance(score, effectiveSamples) + constantVariance());
    }

    /**
     * Whether a network is shown to have learnt: its score beats the constant's, or it is shown to
     * {@linkplain #separation tell the classes apart}. This is decided only here.
     *
     * @param classes all its scores on these samples, where they are known
     */
    public boolean hasLearnt(double score, Optional<ClassScores> classes) {
        return isConstantBeatenBy(score) || separation(score, classes).isPresent();
    }

    /**
     * How a network is shown to tell classes apart whose score is not shown to beat the constant's;
     * empty where the score beats it, and where nothing shows it.
     */
    public Optional<Separation> separation(double score, Optional<ClassScores> classes) {
        return Double.isNaN(score) || isConstantBeatenBy(score)
                ? Optional.empty()
                : classes.flatMap(scores -> Separation.of(metric, classCounts, scores));
    }

    /** Whether a score is shown to be better than the linear model's; true where there is none. */
    public boolean isLinearBeatenBy(double score) {
        return linear.isEmpty()
                || isBeaten(
                        linear.getAsDouble(), score, errorVariance(score, linear.getAsDouble()));
    }

    private static boolean isBeaten(double other, double score, double errorVariance) {
        return score - other > Interval.NORMAL_QUANTILE * Math.sqrt(errorVariance);
    }

    private double constantVariance() {
        return metric.fixesConstants() ? 0 : metric.variance(constant, effectiveSamples);
    }

    /** The variance of the difference of two scores that comes from the samples. */
    public double errorVariance(double score, double other) {
        return metric.variance(score, effectiveSamples) + metric.variance(other, effectiveSamples);
    }

    /** The score, or the constant's where that is higher: below it nothing has been learnt. */
    public double atLeastConstant(double score) {
        return score > constant ? score : constant;
    }

    /**
     * The share of what can be learnt that was: 0 for a score no better than the constant, 1 for a
     * perfect one.
     */
    public double learnt(double score) {
        return constant >= PERFECT ? 0 : (atLeastConstant(score) - constant) / (PERFECT - constant);
    }

    /**
     * Whether a change of the run could gain so much that the run has to be called a failure. A
     * score close to a perfect one rules that out without an experiment.
     */
    public boolean mayFallShort(double score) {
        return !isConstantBeatenBy(score) || learnt(score) < PERFECT - SHORTFALL;
    }

    /** Whether a score is so far below another one that most of the difference was to be had. */
    public boolean fallsShort(double score, double better) {
        return learnt(score) < (PERFECT - SHORTFALL) * learnt(better);
    }

    /** The interval of the constant's score; a single number where the metric fixes it. */
    public Interval constantInterval() {
        return metric.fixesConstants() ? new Interval(constant, constant) : interval(constant);
    }

    /**
     * The interval of a score over samples of the same kind, cut to the range of scores; from NaN
     * to NaN for a score of NaN.
     */
    public Interval interval(double score) {
        if (Double.isNaN(score)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double reach =
                Interval.NORMAL_QUANTILE * Math.sqrt(metric.variance(score, effectiveSamples));
        return metric.task() == Task.CLASSIFICATION
                ? Interval.ofShare((int) Math.round(score * effectiveSamples), effectiveSamples)
                : new Interval(score - reach, Math.min(PERFECT, score + reach));
    }
}
