package org.rekindle.cli.odds;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.diagnosis.BornDeadOdds;
import org.rekindle.diagnosis.CollapseExperiment;
import org.rekindle.statistics.Interval;

/**
 * What {@code odds --json} prints.
 *
 * @param width units of each hidden layer
 * @param depth layers, the output among them
 * @param inputs the number of features
 * @param init how the weights are drawn
 * @param activation of the hidden units
 * @param seed decides which networks are drawn
 * @param bornDead the probability that the network is born dead
 * @param probe the inputs by which a layer is told to be silent
 * @param bounds what theory says; null where it says nothing
 * @param advice what to change
 * @param absFit the trained networks; null when none were asked for
 */
public record OddsDocument(
        int width,
        int depth,
        int inputs,
        String init,
        String activation,
        long seed,
        Share bornDead,
        String probe,
        Bounds bounds,
        String advice,
        @Nullable Share absFit) {

    /**
     * A probability, measured.
     *
     * @param probability the share
     * @param ci95 its interval; null when no network was drawn
     * @param networks of how many
     */
    public record Share(double probability, @Nullable List<Double> ci95, int networks) {
        static Share of(double probability, Interval interval, int networks) {
            List<Double> ci95 = networks == 0 ? null : List.of(interval.low(), interval.high());
            return new Share(probability, ci95, networks);
        }
    }

    /**
     * Analytic bounds.
     *
     * @param lower at least this
     * @param upper at most this
     */
    public record Bounds(@Nullable Double lower, @Nullable Double upper) {}

    /** The document of what was drawn. */
    public static OddsDocument of(
            BornDeadOdds odds,
            BornDeadOdds.Draws draws,
            String advice,
            long seed,
            CollapseExperiment.@Nullable Outcome trained) {
        return new OddsDocument(
                odds.width(),
                odds.depth(),
                odds.inputs(),
                odds.initializer().name(),
                odds.activation().name(),
                seed,
                Share.of(draws.probability(), draws.ci95(), draws.networks()),
                BornDeadOdds.PROBES + " standard normal inputs",
                new Bounds(orNull(odds.lowerBound()), orNull(odds.upperBound())),
                advice,
                trained == null ? null : Share.of(trained.share(), trained.ci95(), trained.runs()));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
