package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.census.UnitCensus;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape;

/**
 * The counts of one rectifier's units while samples go by. A unit that has fired, and was watched
 * for long enough, can leave: what is asked of it is answered.
 */
final class UnitTally {
    /** Runs of elements that are at least so long are gathered faster than they are counted. */
    private static final int LONG_RUN = 16;

    /** So many times as many units are counted faster than shorter runs are gathered. */
    private static final int GATHERING = 8;

    private final Rectifier rectifier;
    private final List<Long> dims;
    private final int seen;
    private final int unitAxis;
    private final ElementKind kind;
    private final long[] fired;
    private final long[] places;
    private final double[] activationSum;
    private int[] watched;
    private boolean gathers;

    /**
     * @param dims the shape of what is counted, in one run
     * @param seen how many samples went into that run
     */
    UnitTally(Rectifier rectifier, List<Long> dims, int seen) {
        this.rectifier = rectifier;
        this.seen = seen;
        this.dims = List.copyOf(dims);
        this.kind = rectifier.kind();
        this.unitAxis = rectifier.unitAxis(dims.size());
        int units = dims.isEmpty() ? 1 : Math.toIntExact(dims.get(unitAxis));
        this.fired = new long[units];
        this.places = new long[units];
        this.activationSum = new double[units];
        this.watched = IntStream.range(0, units).toArray();
    }

    int units() {
        return fired.length;
    }

    int rank() {
        return dims.size();
    }

    int unitAxis() {
        return unitAxis;
    }

    ElementKind kind() {
        return kind;
    }

    /** In how many places each unit stands in a sample. */
    long placesPerUnit() {
        return units() == 0 ? 0 : dims.stream().reduce(1L, (a, b) -> a * b) / units() / seen;
    }

    /** Whether mean activations are asked for, to know the gradient below zero. */
    boolean needsSum() {
        return rectifier.shape().family() == RectifierShape.Family.EXPONENTIAL;
    }

    /** The units that are still counted, in rising order. */
    List<Long> watched() {
        return Arrays.stream(watched).mapToObj(unit -> (long) unit).toList();
    }

    /** How many units are counted in the graph: more than are watched where that is faster. */
    int countedCount() {
        return gathers ? watched.length : units();
    }

    /** Whether the watched units are brought together before they are counted. */
    boolean gathers() {
        return gathers;
    }

    boolean isDone() {
        return watched.length == 0;
    }

    /** Adds the counts of a batch: one for each counted unit, over as many places each. */
    void addFired(double[] counts, long placesEach) {
        for (int i = 0; i < watched.length; i++) {
            fired[watched[i]] += (long) counts[gathers ? i : watched[i]];
            places[watched[i]] += placesEach;
        }
    }

    /** Adds the sums of a batch: one for each counted unit. */
    void addSums(double[] sums) {
        for (int i = 0; i < watched.length; i++) {
            activationSum[watched[i]] += sums[gathers ? i : watched[i]];
        }
    }

    /** Adds what was counted itself: one place for each unit, watched or not. */
    void addActivations(double[] values) {
        for (int unit : watched) {
            fired[unit] += values[unit] > 0 ? 1 : 0;
            places[unit]++;
            activationSum[unit] += values[unit];
        }
    }

    /**
     * Lets those leave that have fired.
     *
     * @return whether from now on fewer units are counted
     */
    boolean release() {
        int before = countedCount();
        watched = Arrays.stream(watched).filter(unit -> fired[unit] == 0).toArray();
        gathers = gatheringPays();
        return countedCount() < before;
    }

    private boolean gatheringPays() {
        long run = dims.stream().skip(unitAxis + 1L).reduce(1L, (a, b) -> a * b);
        return watched.length < units()
                && (run >= LONG_RUN || (long) watched.length * GATHERING <= units());
    }

    RectifierCensus census() {
        List<UnitCensus> units = new ArrayList<>(fired.length);
        long most = Arrays.stream(places).max().orElse(0);
        for (int unit = 0; unit < fired.length; unit++) {
            double mean = places[unit] == 0 ? 0 : activationSum[unit] / places[unit];
            boolean zero = rectifier.shape().family() == RectifierShape.Family.ZERO;
            units.add(
                    new UnitCensus(
                            places[unit],
                            fired[unit],
                            zero ? places[unit] - fired[unit] : 0,
                            activationSum[unit],
                            0,
                            places[unit] * rectifier.shape().meanDerivative(unit, mean)));
        }
        return new RectifierCensus(rectifier, units, most);
    }
}
