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
 * @param constant always answering the largest class, or the mean, of the training samples
 * @param linear a model without hidden layers; null where none was trained
 */
public record BaselineDocument(int samples, Line constant, @Nullable Line linear) {

    /**
     * The score of one of them.
     *
     * @param score by the metric of the run
     * @param ci95 its interval over samples of the same kind
     */
    public record Line(double score, List<Double> ci95) {
        static Line of(double score, Interval interval) {
            return new Line(score, List.of(interval.low(), interval.high()));
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
                constant.score(),
                linear == null ? OptionalDouble.empty() : OptionalDouble.of(linear.score()));
    }

    /** The document of a baseline. */
    public static BaselineDocument of(Baseline baseline) {
        OptionalDouble linear = baseline.linear();
        return new BaselineDocument(
                baseline.samples(),
                Line.of(baseline.constant(), baseline.constantInterval()),
                linear.isPresent()
                        ? Line.of(linear.getAsDouble(), baseline.interval(linear.getAsDouble()))
                        : null);
    }
}
