package org.rekindle.study;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rekindle.statistics.BlockDesign;
import org.rekindle.statistics.StudentT;

/**
 * Compares the activations of a ranking, each in its chosen setting, and says which to use: the
 * simplest that no other is shown to beat by more than the margin.
 *
 * <p>The bounds of a difference are d ± t · s, with s from all activations together ({@link
 * BlockDesign}). The blocks are the seeds. If there are several splits of the rows, they are the
 * splits, and a value is the mean over the seeds on one split. An activation is compared with every
 * other one, so the error of a bound is divided by their number (Bonferroni; the first step of Holm
 * 1979). Then, if all are equal, the simplest is left in at most 5 of 100 studies, whatever their
 * number. Where the seeds that compare also chose the settings, the error is divided by the number
 * of all pairs of settings that were tried, because each could have been the one that is compared.
 *
 * <p>Only activations that diverged least often are compared; the others rank behind them. With one
 * seed nothing is shown, and the highest score leads.
 */
final class Comparison {
    /**
     * The probability that some bound does not hold. The 5 % that is promised has a reserve,
     * because scores are not exactly normal, and do not all vary alike.
     */
    private static final double ERROR = 0.04;

    /** The probability with which a detectable difference is shown. */
    private static final double POWER = 0.8;

    private final Ranking ranking;
    private final List<Standing> candidates;
    private final Optional<BlockDesign> design;
    private final Map<Double, Double> quantiles = new HashMap<>();

    Comparison(Ranking ranking) {
        this.ranking = ranking;
        long least = ranking.best().stream().mapToLong(Standing::diverged).min().orElse(0);
        this.candidates =
                ranking.best().stream()
                        .filter(standing -> standing.diverged() == least)
                        .filter(standing -> !Double.isNaN(standing.score()))
                        .sorted(Comparator.comparingInt(Comparison::complexity))
                        .toList();
        this.design = design(candidates);
    }

    /** The simplest activation that no other is shown to beat; empty when none has a score. */
    Optional<Standing> recommended() {
        if (design.isEmpty()) {
            return ranking.best().stream().findFirst().filter(candidates::contains);
        }
        return candidates.stream().filter(this::isUnbeaten).findFirst();
    }

    private boolean isUnbeaten(Standing base) {
        return candidates.stream()
                .noneMatch(other -> gain(other, base).map(Contrast::showsGain).orElse(false));
    }

    /** What one gains over another; empty where nothing can be said. */
    Optional<Contrast> gain(Standing taken, Standing base) {
        int treatment = candidates.indexOf(taken);
        int other = candidates.indexOf(base);
        return treatment < 0 || other < 0 || treatment == other
                ? Optional.empty()
                : design.map(found -> contrast(found, treatment, other));
    }

    private Contrast contrast(BlockDesign found, int treatment, int other) {
        double gain = found.difference(treatment, other);
        double error = found.standardError(treatment, other);
        double reach = error * upperQuantile(found, ERROR / comparisons(other));
        double margin = ranking.margin();
        double detectable = margin + reach + error * upperQuantile(found, 1 - POWER);
        return new Contrast(gain, gain - reach, gain + reach, margin, detectable);
    }

    /** The t that is exceeded with this probability. It is kept, because finding it takes time. */
    private double upperQuantile(BlockDesign found, double probability) {
        return quantiles.computeIfAbsent(
                probability, tail -> StudentT.quantile(1 - 2 * tail, found.degreesOfFreedom()));
    }

    /** How many comparisons the bounds of differences from this one hold for together. */
    private long comparisons(int base) {
        long others = 0;
        for (int i = 0; i < candidates.size(); i++) {
            others += i == base ? 0 : ranking.choices(candidates.get(i));
        }
        return others * ranking.choices(candidates.get(base));
    }

    /** How many others each activation is compared with. */
    int others() {
        return candidates.size() - 1;
    }

    /** The largest of the detectable differences from the simplest activation. */
    OptionalDouble detectable() {
        return candidates.stream()
                .flatMap(standing -> gain(standing, candidates.get(0)).stream())
                .flatMapToDouble(contrast -> contrast.finiteDetectable().stream())
                .max();
    }

    private static Optional<BlockDesign> design(List<Standing> candidates) {
        if (candidates.size() < 2) {
            return Optional.empty();
        }
        List<Map<Long, Double>> scores = candidates.stream().map(Standing::scoresBySeed).toList();
        Set<Long> seeds =
                scores.get(0).keySet().stream()
                        .filter(seed -> scores.stream().allMatch(its -> its.containsKey(seed)))
                        .collect(Collectors.toSet());
        double[][] values =
                candidates.stream()
                        .map(standing -> row(standing.blocks(seeds)))
                        .toArray(double[][]::new);
        if (values[0].length < 2) {
            return Optional.empty();
        }
        return Optional.of(new BlockDesign(values, candidates.get(0).roundingOfDifference()));
    }

    private static double[] row(Map<Long, Double> blocks) {
        return new TreeMap<>(blocks).values().stream().mapToDouble(score -> score).toArray();
    }

    /** The place of its activation, from the simplest and cheapest on. */
    static int complexity(Standing standing) {
        return Recommendation.complexity(standing.setting().activation());
    }
}
