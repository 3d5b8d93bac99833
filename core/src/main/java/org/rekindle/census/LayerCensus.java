package org.rekindle.census;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The census of a layer's units over one scope.
 *
 * @param layer the layer's name
 * @param units one census per unit, in the units' order
 */
public record LayerCensus(String layer, List<UnitCensus> units) {

    /**
     * A unit whose E|a| is at most this share of its layer's mean is dormant. Sokar, Agarwal,
     * Castro, Evci 2023 (arXiv 2302.12902).
     */
    public static final double DORMANT_TAU = 0.025;

    /** Copies the list. */
    public LayerCensus {
        units = List.copyOf(units);
    }

    /**
     * The census of both scopes together.
     *
     * @throws IllegalArgumentException when the other census is of another layer
     */
    public LayerCensus merge(LayerCensus other) {
        if (!layer.equals(other.layer) || units.size() != other.units.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "only censuses of the same layer can be merged, but these are of %s (%d units) and %s (%d units)",
                            layer,
                            units.size(),
                            other.layer,
                            other.units.size()));
        }
        return new LayerCensus(
                layer,
                IntStream.range(0, units.size())
                        .mapToObj(unit -> units.get(unit).merge(other.units.get(unit)))
                        .toList());
    }

    /** The number of samples in the scope. */
    public long samples() {
        return units.get(0).samples();
    }

    /** How many units have a verdict that the condition accepts. */
    public int count(Predicate<Verdict> condition) {
        return (int) units.stream().map(UnitCensus::verdict).filter(condition).count();
    }

    /** How many units are dead. */
    public int dead() {
        return count(Verdict.DEAD::equals);
    }

    /** How many units never fired, in too few samples for a verdict. */
    public int inconclusive() {
        return count(Verdict.INCONCLUSIVE::equals);
    }

    /** How many units are dead, or may be. */
    int silent() {
        return dead() + inconclusive();
    }

    /** The share of its units that are dead, or may be. */
    public double silentShare() {
        return (double) silent() / units.size();
    }

    /** How many units are dormant: E|aᵢ| ≤ {@value #DORMANT_TAU} · meanⱼ E|aⱼ|. */
    public int dormant() {
        double mean =
                units.stream().mapToDouble(UnitCensus::meanAbsoluteActivation).average().orElse(0);
        return (int)
                units.stream()
                        .filter(unit -> unit.meanAbsoluteActivation() <= DORMANT_TAU * mean)
                        .count();
    }

    /** Whether every unit is dead and constant. Then the output is the same for every sample. */
    public boolean collapsed() {
        return dead() == units.size() && units.stream().allMatch(UnitCensus::isOnOneSide);
    }

    /** The share of the layer's activations that are exactly 0. */
    public double zeroShare() {
        long zeros = units.stream().mapToLong(UnitCensus::zeros).sum();
        return samples() == 0 ? 0 : (double) zeros / (samples() * units.size());
    }

    /** The mean activation over units and samples: the mean shift that the next layer receives. */
    public double meanActivation() {
        double sum = units.stream().mapToDouble(UnitCensus::activationSum).sum();
        return samples() == 0 ? 0 : sum / ((double) samples() * units.size());
    }

    /**
     * This census in numbers, for documents. {@code bornDead} is the number of units that were dead
     * at step 0.
     */
    public LayerSummary summary(int bornDead) {
        return new LayerSummary(
                layer,
                units.size(),
                dead(),
                (int) units.stream().filter(UnitCensus::isStuckNegative).count(),
                count(Verdict.SATURATED::equals),
                count(Verdict.RARE::equals),
                dormant(),
                count(Verdict.ALWAYS_ON::equals),
                inconclusive(),
                bornDead,
                zeroShare(),
                meanActivation(),
                FiringRate.of(units),
                samples());
    }
}
