package org.rekindle.census;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.statistics.Interval;

/**
 * The census of all hidden layers over one scope.
 *
 * @param layers one census per hidden layer, the one next to the input first
 */
public record NetworkCensus(List<LayerCensus> layers) {

    /**
     * A network with at most this share of dead units, or only one, and no collapsed layer, is
     * healthy.
     */
    public static final double HEALTHY_DEAD_FRACTION = 0.01;

    /** Up to this share of dead units, deaths may be chance. */
    public static final double FEW_DEAD = 0.05;

    /** Copies the list. */
    public NetworkCensus {
        layers = List.copyOf(layers);
    }

    /** The census of both scopes together. */
    public NetworkCensus merge(NetworkCensus other) {
        return new NetworkCensus(
                IntStream.range(0, layers.size())
                        .mapToObj(layer -> layers.get(layer).merge(other.layers.get(layer)))
                        .toList());
    }

    /** The number of samples in the scope. */
    public long samples() {
        return layers.get(0).samples();
    }

    /** The share of hidden units that are dead. */
    public double deadFraction() {
        return (double) dead() / units();
    }

    /** Whether all units of some layer are dead, so no signal gets from input to output. */
    public boolean collapsed() {
        return layers.stream().anyMatch(LayerCensus::collapsed);
    }

    /** Whether so few units are dead that nothing needs to be explained or cured. */
    public boolean isHealthy() {
        return isFew(dead() + inconclusive()) && !collapsed();
    }

    /** Whether units never fired, but in too few samples to call the network sick or healthy. */
    public boolean isInconclusive() {
        return isFew(dead()) && !isFew(dead() + inconclusive()) && !collapsed();
    }

    private boolean isFew(int count) {
        return count <= Math.max(1, HEALTHY_DEAD_FRACTION * units());
    }

    /**
     * Whether the deaths are chance: at most {@value #FEW_DEAD} of the units are dead, and the
     * deaths do not recur when the run is repeated. They recur if the 95 % interval of the dead
     * share lies above {@value #HEALTHY_DEAD_FRACTION}.
     *
     * @param repeated the censuses of the same run with other seeds
     */
    public boolean deathsAreChance(List<NetworkCensus> repeated) {
        double[] fractions =
                Stream.concat(Stream.of(this), repeated.stream())
                        .mapToDouble(NetworkCensus::deadFraction)
                        .toArray();
        boolean recur =
                Interval.ofMean(fractions)
                        .map(interval -> interval.low() > HEALTHY_DEAD_FRACTION)
                        .orElse(false);
        return mayBeChance() && !recur;
    }

    /**
     * Whether so few units are dead that it may be chance; repeating the run says whether it is.
     */
    public boolean mayBeChance() {
        return deadFraction() <= FEW_DEAD && !collapsed();
    }

    /** How many hidden units are dead. */
    public int dead() {
        return layers.stream().mapToInt(LayerCensus::dead).sum();
    }

    /** How many hidden units never fired, in too few samples for a verdict. */
    public int inconclusive() {
        return layers.stream().mapToInt(layer -> layer.count(Verdict.INCONCLUSIVE::equals)).sum();
    }

    /** How many hidden units there are. */
    public int units() {
        return layers.stream().mapToInt(layer -> layer.units().size()).sum();
    }

    /**
     * The layers in numbers.
     *
     * @param atStepZero the census of the same scope before any update, which shows the units that
     *     were born dead
     */
    public List<LayerSummary> summaries(NetworkCensus atStepZero) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).summary(atStepZero.layers.get(i).dead()))
                .toList();
    }
}
