package org.rekindle.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;
import org.rekindle.subject.Status;

/**
 * That a setting does better if its training stops early. The seeds that chose the learning rate
 * also choose the epoch: the one with the best mean score, of equals the first. The seeds that
 * compare say what it gains over the last epoch, pair by pair; they chose nothing, so neither the
 * score nor the gain is that of a best of many. It is recommended only if the interval of the gain
 * lies above the margin. Several splits of the rows count as in {@link Comparison}.
 *
 * @param epoch after which training stops
 * @param of how many epochs were run
 * @param score the mean validation score after this epoch
 * @param interval of that score
 * @param gain over the score after the last epoch
 * @param gainInterval of that gain
 */
public record EarlyStop(
        int epoch, int of, double score, Interval interval, double gain, Interval gainInterval) {

    /**
     * Whether, and when, this setting had better stop.
     *
     * @param compared the setting over the seeds that compare
     * @return empty where no gain is shown; where a trial diverged or its scores by epoch are not
     *     known; where no other seeds chose, or fewer than two compare; and where the learning rate
     *     falls over all epochs, so that a shorter run would be another one
     */
    static Optional<EarlyStop> of(Ranking ranking, Standing compared) {
        List<Trial> chose = ranking.choosing(compared);
        int epochs = compared.trials().get(0).epochs();
        if (!ranking.nestedRuns()
                || chose.isEmpty()
                || !areWhole(chose, epochs)
                || !areWhole(compared.trials(), epochs)) {
            return Optional.empty();
        }
        Standing choosing = compared.over(chose);
        int best =
                IntStream.rangeClosed(1, epochs)
                        .boxed()
                        .filter(epoch -> !Double.isNaN(mean(choosing.blocksAfter(epoch))))
                        // Of equals, min takes the first.
                        .min(Comparator.comparing(epoch -> -mean(choosing.blocksAfter(epoch))))
                        .orElse(epochs);
        return best == epochs ? Optional.empty() : judged(compared, best, epochs, ranking.margin());
    }

    private static Optional<EarlyStop> judged(
            Standing compared, int epoch, int epochs, double margin) {
        Map<Long, Double> then = new TreeMap<>(compared.blocksAfter(epoch));
        Map<Long, Double> last = new TreeMap<>(compared.blocksAfter(epochs));
        PairedDifference gain = PairedDifference.of(numbers(then), numbers(last));
        return gain.interval(compared.roundingOfDifference())
                .filter(interval -> interval.low() > margin)
                .flatMap(
                        interval ->
                                compared.intervalAfter(epoch)
                                        .map(
                                                around ->
                                                        new EarlyStop(
                                                                epoch,
                                                                epochs,
                                                                mean(then),
                                                                around,
                                                                gain.mean(),
                                                                interval)));
    }

    private static boolean areWhole(List<Trial> trials, int epochs) {
        return trials.stream()
                .allMatch(
                        trial ->
                                trial.status() == Status.OK
                                        && trial.scoreByEpoch().size() == epochs);
    }

    private static double mean(Map<Long, Double> blocks) {
        return blocks.values().stream().mapToDouble(score -> score).average().orElse(Double.NaN);
    }

    private static double[] numbers(Map<Long, Double> blocks) {
        return blocks.values().stream().mapToDouble(score -> score).toArray();
    }
}
