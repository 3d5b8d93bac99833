package org.rekindle.census;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.network.DenseNetwork;
import org.rekindle.statistics.Interval;

/**
 * The census of all hidden layers over one scope.
 *
 * @param layers one census per hidden layer, the one next to the input first
 */
public record NetworkCensus(List<LayerCensus> layers) {

    /**
     * A network with at most this share of dead units, or only one, is healthy, unless they are
     * many for their layer.
     */
    public static final double HEALTHY_DEAD_FRACTION = 0.01;

    /** Up to this share of dead units, deaths may be chance. In one layer more of them are many. */
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

    /**
     * The share of silent units, however few the samples: the mean over the layers of the share of
     * each, so that half of a narrow layer counts as much as half of a wide one.
     */
    public double silentShare() {
        return layers.stream().mapToDouble(LayerCensus::silentShare).average().orElse(0);
    }

    /** Whether all units of some layer are dead, so no signal gets from input to output. */
    public boolean collapsed() {
        return layers.stream().anyMatch(LayerCensus::collapsed);
    }

    /** Whether so few units are dead that nothing needs to be explained or cured. */
    public boolean isHealthy() {
        return isFew(LayerCensus::silent);
    }

    /** Whether units never fired, but in too few samples to call the network sick or healthy. */
    public boolean isInconclusive() {
        return isFew(LayerCensus::dead) && !isFew(LayerCensus::silent);
    }

    /** Whether units are few by their share of the network, and of each layer. */
    private boolean isFew(ToIntFunction<LayerCensus> count) {
        int all = layers.stream().mapToInt(count).sum();
        return all <= Math.max(1, HEALTHY_DEAD_FRACTION * units())
                && layers.stream()
                        .allMatch(
                                layer ->
                                        count.applyAsInt(layer) <= FEW_DEAD * layer.units().size());
    }

    /**
     * Whether the deaths are chance: they {@linkplain #mayBeChance may be}, and they do not recur
     * when the run is repeated. They recur if the 95 % interval of the dead share lies above
     * {@value #HEALTHY_DEAD_FRACTION}.
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
     * Whether so few units are dead (a small share, or a single one that is not half of its layer)
     * that it may be chance; repeating the run says whether it is.
     */
    public boolean mayBeChance() {
        boolean single =
                dead() == 1
                        && layers.stream()
                                .allMatch(layer -> 2 * layer.dead() < layer.units().size());
        return (deadFraction() <= FEW_DEAD || single) && !collapsed();
    }

    /** How many hidden units are dead. */
    public int dead() {
        return layers.stream().mapToInt(LayerCensus::dead).sum();
    }

    /** How many hidden units never fired, in too few samples for a verdict. */
    public int inconclusive() {
        return layers.stream().mapToInt(LayerCensus::inconclusive).sum();
    }

    /** What the counted units are called. */
    public String unitsTitle() {
        return unitsTitle(layers.stream().map(LayerCensus::layer));
    }

    /**
     * What the units of these layers are called. Those of an output with a rectifier can die too,
     * but they are not hidden.
     *
     * @param layers their names
     */
    public static String unitsTitle(Stream<String> layers) {
        return layers.anyMatch(DenseNetwork.OUTPUT::equals)
                ? "hidden and output units"
                : "hidden units";
    }

    /** How many units are counted: the hidden ones, and those of an output with a rectifier. */
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
