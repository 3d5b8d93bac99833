package org.rekindle.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.ClassScores;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

/**
 * How a setting did over its seeds. Scores and shares are over the trials that ran to their end; of
 * those that diverged, only their number is used.
 *
 * @param setting what was tried
 * @param trials its finished trials, one per seed; at least one. If they are on several splits of
 *     the rows, the score of a split is the mean over its seeds, and counts once: seeds on one
 *     split have its rows in common, so they are no independent evidence about other splits
 * @param resolution the smallest possible difference between two scores. Accuracy is a multiple of
 *     1/samples, so equal scores of several seeds do not mean that the score is known exactly: the
 *     variance of rounding, resolution²/12, is added to theirs
 * @param dropped whether it got no more seeds, because another setting of its activation was
 *     chosen, or had become sure to be
 */
public record Standing(Setting setting, List<Trial> trials, double resolution, boolean dropped) {

    /** Settings that never diverge first, then by score; settings without a score last. */
    static final Comparator<Standing> BY_MERIT = Comparator.comparing(Merit::of);

    /** Copies the list. */
    public Standing {
        trials = List.copyOf(trials);
    }

    /** How many trials diverged. A setting that diverges for some seed is not one to rely on. */
    public long diverged() {
        return trials.stream().filter(trial -> trial.status() == Status.DIVERGED).count();
    }

    /** The same setting, judged by these trials alone. */
    Standing over(List<Trial> some) {
        return new Standing(setting, some, resolution, dropped);
    }

    /** Whether no trial diverged. */
    public boolean isReliable() {
        return diverged() == 0;
    }

    /** On how many splits of the rows it was trained. */
    public int splits() {
        return (int) trials.stream().mapToInt(trial -> trial.key().split()).distinct().count();
    }

    /** The mean validation score; NaN when no trial ran to its end. */
    public double score() {
        return Arrays.stream(scores()).average().orElse(Double.NaN);
    }

    /**
     * The mean validation scores and loss; empty when no trial ran to its end. All scores by name
     * only if every trial has them.
     */
    public Optional<Evaluation> validation() {
        List<Evaluation> found =
                completed().stream().flatMap(trial -> trial.validation().stream()).toList();
        List<ClassScores> classes =
                found.stream().flatMap(each -> each.classes().stream()).toList();
        return found.stream()
                .findFirst()
                .map(
                        first ->
                                new Evaluation(
                                        first.metric(),
                                        score(),
                                        found.stream()
                                                .mapToDouble(Evaluation::loss)
                                                .average()
                                                .orElseThrow(),
                                        classes.size() == found.size()
                                                ? Optional.of(ClassScores.mean(classes))
                                                : Optional.empty()));
    }

    /**
     * The interval of the mean score, over seeds or, if there are several, over splits; empty with
     * fewer than two. It is cut to the range of scores.
     */
    public Optional<Interval> interval() {
        return interval(scores());
    }

    /** The same after an epoch, for which every trial must have a score. */
    Optional<Interval> intervalAfter(int epoch) {
        return interval(numbers(blocksAfter(epoch)));
    }

    private Optional<Interval> interval(double[] scores) {
        return Interval.ofMean(scores, resolution * resolution / 12)
                .map(interval -> interval.within(lowestScore(), 1));
    }

    /** The mean share of dead units; NaN when no trial ran to its end. */
    public double deadFraction() {
        return mean(Trial::deadFraction);
    }

    /** The mean share of units that never fire and still learn. */
    public double stuckNegativeFraction() {
        return mean(Trial::stuckNegativeFraction);
    }

    /** The mean share of units that never fired, in too few samples for a verdict. */
    public double inconclusiveFraction() {
        return mean(Trial::inconclusiveFraction);
    }

    /** The mean share of activations that are exactly 0. */
    public double zeroShare() {
        return mean(Trial::zeroShare);
    }

    /** The mean share of a layer's units that {@code count} counts. */
    public double layerShare(int layer, ToDoubleFunction<LayerSummary> count) {
        return mean(
                trial -> {
                    LayerSummary summary = trial.layers().get(layer);
                    return count.applyAsDouble(summary) / summary.units();
                });
    }

    /**
     * The mean time of an epoch's updates in the fastest trial, which other work and the JVM's
     * warm-up disturbed least; NaN when no trial ran to its end.
     */
    public double epochSeconds() {
        return completed().stream()
                .mapToDouble(trial -> trial.seconds() / trial.epochs())
                .min()
                .orElse(Double.NaN);
    }

    /**
     * Its trial with the best validation score, the first of equals; empty when none ran to its
     * end.
     */
    public Optional<Trial> bestTrial() {
        return bestTrial(Standing::scoreOf);
    }

    /** The same after an epoch, for which every trial must have a score. */
    Optional<Trial> bestTrialAfter(int epoch) {
        return bestTrial(trial -> scoreAfter(epoch, trial));
    }

    private Optional<Trial> bestTrial(ToDoubleFunction<Trial> score) {
        return completed().stream()
                .reduce(
                        (best, trial) ->
                                score.applyAsDouble(trial) > score.applyAsDouble(best)
                                        ? trial
                                        : best);
    }

    /** The variance from seed to seed of (this score − the other's); NaN for fewer than two. */
    double gainVarianceOver(Standing other) {
        return gains(other).variance() + roundingOfDifference();
    }

    /** The mean of (this score − the other's) over the seeds that both have a score for. */
    public double meanGainOver(Standing other) {
        return gains(other).mean();
    }

    private double lowestScore() {
        return bestTrial()
                .flatMap(Trial::validation)
                .map(validation -> validation.metric().lowestScore())
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private List<Trial> completed() {
        return trials.stream()
                .filter(trial -> trial.status() == Status.OK && trial.validation().isPresent())
                .toList();
    }

    private PairedDifference gains(Standing other) {
        Map<Long, Double> theirs = other.scoresBySeed();
        List<Trial> common =
                completed().stream()
                        .filter(trial -> theirs.containsKey(trial.key().seed()))
                        .toList();
        return PairedDifference.of(
                common.stream().mapToDouble(Standing::scoreOf).toArray(),
                common.stream()
                        .map(trial -> theirs.get(trial.key().seed()))
                        .mapToDouble(Objects::requireNonNull)
                        .toArray());
    }

    /** The score of each seed that has one. */
    Map<Long, Double> scoresBySeed() {
        return completed().stream()
                .collect(Collectors.toMap(trial -> trial.key().seed(), Standing::scoreOf));
    }

    /** The variance that the rounding of both scores gives to a difference. */
    double roundingOfDifference() {
        return resolution * resolution / 6;
    }

    /** The score of each split over these seeds; of each seed, if there is a single split. */
    Map<Long, Double> blocks(Set<Long> seeds) {
        return blocks(trial -> seeds.contains(trial.key().seed()), Standing::scoreOf);
    }

    /** The same after an epoch, of all seeds. Every trial must have a score for it. */
    Map<Long, Double> blocksAfter(int epoch) {
        return blocks(trial -> true, trial -> scoreAfter(epoch, trial));
    }

    private Map<Long, Double> blocks(Predicate<Trial> counts, ToDoubleFunction<Trial> score) {
        boolean bySplit = splits() > 1;
        return completed().stream()
                .filter(counts)
                .collect(
                        Collectors.groupingBy(
                                trial -> bySplit ? trial.key().split() : trial.key().seed(),
                                LinkedHashMap::new,
                                Collectors.averagingDouble(score)));
    }

    private double[] scores() {
        return numbers(blocks(trial -> true, Standing::scoreOf));
    }

    private static double[] numbers(Map<Long, Double> blocks) {
        return blocks.values().stream().mapToDouble(score -> score).toArray();
    }

    private double mean(ToDoubleFunction<Trial> number) {
        return completed().stream().mapToDouble(number).average().orElse(Double.NaN);
    }

    private static double scoreAfter(int epoch, Trial trial) {
        return trial.scoreByEpoch().get(epoch - 1);
    }

    private static double scoreOf(Trial trial) {
        return trial.validation().map(Evaluation::score).orElse(Double.NaN);
    }
}
