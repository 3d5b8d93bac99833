package org.rekindle.subject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;
import org.rekindle.statistics.Interval;

/**
 * That a network tells classes apart. It may, although its accuracy is not above that of always
 * answering the largest class: where one class is rare, a network can rank its samples first and
 * still answer the other class for all of them.
 *
 * @param metric what shows it
 * @param score by this metric
 * @param ci95 its interval (Wilson 1927), which lies above the score of a guess
 * @param guess the score of a guess: 0.5 for ROC AUC, 1/C for the balanced accuracy of C classes
 */
public record Separation(Metric metric, double score, Interval ci95, double guess) {

    /**
     * The metric that shows it, ROC AUC before balanced accuracy; empty where neither does.
     *
     * @param ranked what networks are ranked by; it says nothing new
     * @param classCounts how many samples each class has; without any, nothing is shown
     * @param scores on these samples
     */
    static Optional<Separation> of(Metric ranked, List<Integer> classCounts, ClassScores scores) {
        if (classCounts.stream().filter(count -> count > 0).count() < 2) {
            return Optional.empty();
        }
        return Stream.of(Metric.ROC_AUC, Metric.BALANCED_ACCURACY)
                .filter(metric -> metric != ranked)
                .filter(metric -> metric.fits(ranked.task(), classCounts.size()))
                .flatMap(metric -> of(metric, classCounts, scores.score(metric)).stream())
                .findFirst();
    }

    private static Optional<Separation> of(Metric metric, List<Integer> counts, double score) {
        int samples = metric.effectiveSamples(counts);
        if (Double.isNaN(score) || samples == 0) {
            return Optional.empty();
        }
        double classes = counts.stream().filter(count -> count > 0).count();
        Separation found =
                new Separation(metric, score, Interval.ofMeanShare(score, samples), 1 / classes);
        return Optional.of(found).filter(each -> each.ci95.low() > each.guess);
    }
}
