package org.rekindle.onnx.census;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.census.FiringRate;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape;

/**
 * The census of one rectifier's units.
 *
 * @param rectifier whose
 * @param units one for each, in the order of the unit axis, each over the places that it was
 *     watched in; none when the rectifier did not run
 * @param flatAbove units that fired and yet never passed a gradient: those that stood at their
 *     upper bound on every sample, or at one bound or the other
 * @param samples the places of a unit that was watched to the end: samples, times positions for a
 *     channel
 * @param rank the number of axes of what was counted
 * @param unitAxis which of them counts the units; empty where there is one unit
 * @param axisIsGuessed whether that axis is a guess, so that the units may be none
 * @param notANumber units that never fired and whose z was not a number on the first samples:
 *     nothing is said of them, and their census is empty
 */
public record RectifierCensus(
        Rectifier rectifier,
        List<UnitCensus> units,
        Map<Integer, DeadSide> flatAbove,
        long samples,
        int rank,
        OptionalInt unitAxis,
        boolean axisIsGuessed,
        Set<Integer> notANumber) {

    /** Copies the collections. */
    public RectifierCensus {
        units = List.copyOf(units);
        flatAbove = Collections.unmodifiableMap(new TreeMap<>(flatAbove));
        notANumber = Collections.unmodifiableSet(new TreeSet<>(notANumber));
    }

    static RectifierCensus notRun(Rectifier rectifier) {
        return new RectifierCensus(
                rectifier, List.of(), Map.of(), 0, 0, OptionalInt.empty(), false, Set.of());
    }

    /** Whether an axis counts the units, and is known to. */
    public boolean isByGraph() {
        return unitAxis.isPresent() && !axisIsGuessed;
    }

    /** Whether it ran at all. */
    public boolean ran() {
        return samples > 0;
    }

    /** The verdict on a unit: that of its counts, or dead where it stands at an upper bound. */
    public Verdict verdict(int unit) {
        if (!flatAbove.containsKey(unit)) {
            return units.get(unit).verdict();
        }
        boolean enough = units.get(unit).samples() >= Verdict.MINIMUM_SAMPLES;
        return enough ? Verdict.DEAD : Verdict.INCONCLUSIVE;
    }

    /** Which units are dead on that side. */
    public Set<Integer> dead(DeadSide side) {
        Set<Integer> dead = indices(Verdict.DEAD::equals);
        dead.removeIf(unit -> flatAbove.getOrDefault(unit, rectifier.restingSide()) != side);
        return dead;
    }

    /** How many units have a verdict that the condition accepts. */
    public int count(Predicate<Verdict> condition) {
        return indices(condition).size();
    }

    /** Which units never fire and yet learn. */
    public Set<Integer> stuckNegative() {
        return IntStream.range(0, units.size())
                .filter(unit -> !flatAbove.containsKey(unit) && units.get(unit).isStuckNegative())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which units have a verdict that the condition accepts. */
    public Set<Integer> indices(Predicate<Verdict> condition) {
        return IntStream.range(0, units.size())
                .filter(unit -> condition.test(verdict(unit)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many units are dead. */
    public int dead() {
        return count(Verdict.DEAD::equals);
    }

    /** Whether more samples may show a unit to be dead: it is now, or nothing can be said of it. */
    public boolean mayBeDead() {
        return count(verdict -> verdict == Verdict.DEAD || verdict == Verdict.INCONCLUSIVE) > 0;
    }

    /**
     * The share of activations that are exactly 0, every unit weighing the same however long it was
     * watched; empty where it was not counted.
     */
    public OptionalDouble zeroShare() {
        if (rectifier.shape().family() != RectifierShape.Family.ZERO) {
            return OptionalDouble.empty();
        }
        return units.stream()
                .filter(unit -> unit.samples() > 0)
                .mapToDouble(unit -> (double) unit.zeros() / unit.samples())
                .average();
    }

    /** The spread of the firing rates. */
    public Optional<FiringRate> firingRate() {
        return ran() && !units.isEmpty() ? Optional.of(FiringRate.of(units)) : Optional.empty();
    }

    /** Over how many places the rates of all units are known: fewer where some left the census. */
    public long ratesOver() {
        return units.stream()
                .mapToLong(UnitCensus::samples)
                .filter(places -> places > 0)
                .min()
                .orElse(0);
    }
}
