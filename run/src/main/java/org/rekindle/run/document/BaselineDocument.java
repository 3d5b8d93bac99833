package org.rekindle.run.document;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Metric;
import org.rekindle.run.FileNames;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Baseline;

/**
 * What a score has to beat, on the same samples; for the validation samples also in {@value
 * FileNames#BASELINE}.
 *
 * @param samples how many there are
 * @param effectiveSamples how many of them a score is worth, where rare classes decide it; null
 *     where every sample counts the same
 * @param constant always answering the largest class, or the mean, of the training samples
 * @param linear the best linear model; null where none was trained
 * @param linearConverged false where it was not trained to its end; null where it was, and in older
 *     documents
 * @param classCounts how many of the samples each class has; null for regression, and in older
 *     documents
 */
public record BaselineDocument(
        int samples,
        @Nullable Integer effectiveSamples,
        Line constant,
        @Nullable Line linear,
        @Nullable Boolean linearConverged,
        @Nullable List<Integer> classCounts) {

    /**
     * The score of one of them.
     *
     * @param score by the metric of the run
     * @param ci95 its interval over samples of the same kind; null where the metric is not defined
     */
    public record Line(double score, @Nullable List<Double> ci95) {
        static Line of(double score, Interval interval) {
            return new Line(
                    score,
                    Double.isNaN(interval.low()) ? null : List.of(interval.low(), interval.high()));
        }
    }

    /**
     * The baseline of this document.
     *
     * @param metric what its scores are
     */
    public Baseline toBaseline(Metric metric) {
        return new Baseline(
                metric,
                samples,
                effectiveSamples == null ? samples : effectiveSamples,
                constant.score(),
                linear == null ? OptionalDouble.empty() : OptionalDouble.of(linear.score()),
                !Boolean.FALSE.equals(linearConverged),
                classCounts == null ? List.of() : classCounts);
    }

    /** The document of a baseline. */
    public static BaselineDocument of(Baseline baseline) {
        OptionalDouble linear = baseline.linear();
        return new BaselineDocument(
                baseline.samples(),
                baseline.effectiveSamples() == baseline.samples()
                        ? null
                        : baseline.effectiveSamples(),
                Line.of(baseline.constant(), baseline.constantInterval()),
                linear.isPresent()
                        ? Line.of(linear.getAsDouble(), baseline.interval(linear.getAsDouble()))
                        : null,
                baseline.linearConverged() ? null : false,
                baseline.classCounts().isEmpty() ? null : baseline.classCounts());
    }
}
