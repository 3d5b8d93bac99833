package org.rekindle.onnx.census;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.RectifierShape;
import org.rekindle.onnx.rectifier.Span;

/**
 * The counts of one rectifier's units while samples pass. A unit that has passed a gradient, and
 * was watched for long enough, can leave the count: it is not dead.
 */
final class UnitTally {
    /** Runs of elements that are at least so long are gathered faster than they are counted. */
    private static final int LONG_RUN = 16;

    /** So many times as many units are counted faster than shorter runs are gathered. */
    private static final int GATHERING = 8;

    private final Rectifier rectifier;
    private final CountedShape shape;
    private final ElementKind kind;
    private final UnitCounts counts;
    private int[] watched;
    private boolean gathers;

    /** Places that the watched units have still to be given. */
    private long pendingPlaces;

    /**
     * @param shape how what is counted is laid out
     * @param notANumber units whose z is known not to be a number
     */
    UnitTally(Rectifier rectifier, CountedShape shape, Set<Integer> notANumber) {
        this.rectifier = rectifier;
        this.shape = shape;
        this.kind = rectifier.kind();
        this.counts = new UnitCounts(rectifier, shape, notANumber);
        this.watched = IntStream.range(0, shape.units()).toArray();
    }

    CountedShape shape() {
        return shape;
    }

    ElementKind kind() {
        return kind;
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
        return gathers ? watched.length : counts.units();
    }

    /** Whether the watched units are brought together before they are counted. */
    boolean gathers() {
        return gathers;
    }

    boolean isDone() {
        return watched.length == 0;
    }

    /** Adds the counts of a batch: one for each counted unit, over as many places each. */
    void addFired(double[] numbers, int from, int length, long placesEach) {
        check(length, countedCount());
        for (int i = 0; i < watched.length; i++) {
            counts.addFired(watched[i], (long) numbers[from + (gathers ? i : watched[i])]);
        }
        pendingPlaces += placesEach;
    }

    /** Adds in how many places of a batch each counted unit passes a gradient. */
    void addPassed(double[] numbers, int from, int length) {
        check(length, countedCount());
        for (int i = 0; i < watched.length; i++) {
            counts.addPassed(watched[i], (long) numbers[from + (gathers ? i : watched[i])]);
        }
    }

    /** Adds the sums of a batch: one for each counted unit. */
    void addSums(double[] sums, int from, int length) {
        check(length, countedCount());
        for (int i = 0; i < watched.length; i++) {
            counts.addActivation(watched[i], sums[from + (gathers ? i : watched[i])]);
        }
    }

    /** Adds what was counted itself: one place for each unit, watched or not. */
    void addActivations(double[] values, int length) {
        check(length, counts.units());
        for (int unit : watched) {
            counts.addFired(unit, holds(rectifier.firing(), values[unit]));
        }
        if (rectifier.countsPassing()) {
            for (int unit : watched) {
                counts.addPassed(unit, holds(rectifier.passing(), values[unit]));
            }
        }
        if (needsSum()) {
            for (int unit : watched) {
                counts.addActivation(unit, values[unit]);
            }
        }
        pendingPlaces++;
    }

    private static int holds(List<Span> spans, double value) {
        for (Span span : spans) {
            if (span.holds(value)) {
                return 1;
            }
        }
        return 0;
    }

    private void check(int came, int expected) {
        if (came != expected) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d units in one run and %d in another, so they cannot be counted",
                            rectifier.title(),
                            expected,
                            came));
        }
    }

    /** How many elements of a sample are counted. */
    long work() {
        return countedCount() * shape.places(1);
    }

    /** How many would be counted if those left that have fired and were watched for long enough. */
    long workAfterRelease() {
        int[] left = left();
        return (gatheringPays(left.length) ? left.length : counts.units()) * shape.places(1);
    }

    /** Lets those leave that have fired and were watched for long enough. */
    void release() {
        watched = left();
        gathers = gatheringPays(watched.length);
    }

    private void settlePlaces() {
        for (int unit : watched) {
            counts.addPlaces(unit, pendingPlaces);
        }
        pendingPlaces = 0;
    }

    private int[] left() {
        settlePlaces();
        return Arrays.stream(watched)
                .filter(
                        unit ->
                                counts.passed(unit) == 0
                                        || counts.places(unit) < Verdict.MINIMUM_SAMPLES)
                .toArray();
    }

    /** Within a loop, a place that is gathered may be missing in another iteration. */
    private boolean gatheringPays(int few) {
        return few < counts.units()
                && !rectifier.nested()
                && shape.unitAxis().isPresent()
                && (shape.run() >= LONG_RUN || (long) few * GATHERING <= counts.units());
    }

    RectifierCensus census() {
        settlePlaces();
        return counts.census();
    }
}
