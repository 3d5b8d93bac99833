package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rekindle.census.UnitCensus;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape;

/** What was counted of each unit of a rectifier, and the census that follows. */
final class UnitCounts {
    private final Rectifier rectifier;
    private final CountedShape shape;
    private final Set<Integer> notANumber;
    private final long[] fired;

    /** In how many places a unit passes a gradient; the same array where firing tells. */
    private final long[] passed;

    private final long[] places;
    private final double[] activationSum;

    /**
     * @param shape how what is counted is laid out
     * @param notANumber units whose z is known not to be a number
     */
    UnitCounts(Rectifier rectifier, CountedShape shape, Set<Integer> notANumber) {
        this.rectifier = rectifier;
        this.shape = shape;
        this.notANumber = notANumber;
        this.fired = new long[shape.units()];
        this.passed = rectifier.countsPassing() ? new long[shape.units()] : fired;
        this.places = new long[shape.units()];
        this.activationSum = new double[shape.units()];
    }

    int units() {
        return fired.length;
    }

    void addFired(int unit, long count) {
        fired[unit] += count;
    }

    void addPassed(int unit, long count) {
        passed[unit] += count;
    }

    void addPlaces(int unit, long count) {
        places[unit] += count;
    }

    void addActivation(int unit, double sum) {
        activationSum[unit] += sum;
    }

    /** In how many places it passes a gradient. */
    long passed(int unit) {
        return passed[unit];
    }

    /** In how many places it was watched. */
    long places(int unit) {
        return places[unit];
    }

    RectifierCensus census() {
        List<UnitCensus> units = new ArrayList<>(fired.length);
        Set<Integer> silent = new TreeSet<>(notANumber);
        silent.removeIf(unit -> fired[unit] > 0);
        long most = Arrays.stream(places).max().orElse(0);
        if (most == 0) {
            return RectifierCensus.notRun(rectifier);
        }
        for (int unit = 0; unit < fired.length; unit++) {
            if (silent.contains(unit)) {
                units.add(new UnitCensus(0, 0, 0, 0, 0, 0));
                continue;
            }
            boolean zero = rectifier.shape().family() == RectifierShape.Family.ZERO;
            units.add(
                    new UnitCensus(
                            places[unit],
                            fired[unit],
                            zero ? places[unit] - fired[unit] : 0,
                            activationSum[unit],
                            0,
                            derivatives(unit)));
        }
        Map<Integer, DeadSide> above = new TreeMap<>();
        for (int unit = 0; unit < fired.length; unit++) {
            if (passed[unit] == 0 && fired[unit] > 0) {
                above.put(unit, fired[unit] == places[unit] ? DeadSide.ABOVE : DeadSide.BOTH);
            }
        }
        return new RectifierCensus(
                rectifier,
                units,
                above,
                most,
                shape.rank(),
                shape.unitAxis(),
                shape.guessed(),
                silent);
    }

    /**
     * Σ |φ′| of a unit that never fires. Of HardSwish only the places are known where φ′ ≠ 0, and
     * each counts as 1.
     */
    private double derivatives(int unit) {
        if (rectifier.countsPassing()) {
            return passed[unit];
        }
        double mean = places[unit] == 0 ? 0 : activationSum[unit] / places[unit];
        return places[unit] * rectifier.shape().meanDerivative(unit, mean);
    }
}
