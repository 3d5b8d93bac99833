package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Span;

/**
 * Counts who fires, for the units that are still watched: {@code Greater(a, 0) → Cast → ReduceSum}
 * over all axes but the units'. A rectifier with two bounds is counted within them, too. Where a
 * run has one place for each unit there is nothing to reduce, and the activation itself is as short
 * as its counts.
 */
final class CountGauge implements Gauge {
    /** Whole numbers up to here are exact in a float, and so are sums of ones. */
    private static final long EXACT_IN_FLOAT = 1 << 24;

    private final List<Rectifier> rectifiers;
    private final Map<Integer, UnitTally> tallies;
    private final Set<Integer> unsteady;
    private final boolean shapesVary;
    private final int batch;

    /**
     * @param tallies of those rectifiers that have run
     * @param unsteady rectifiers that cannot be counted
     * @param batch how many samples go into one run
     * @param shapesVary whether shapes depend on values, so that the places need counting, too
     */
    CountGauge(
            List<Rectifier> rectifiers,
            Map<Integer, UnitTally> tallies,
            Set<Integer> unsteady,
            int batch,
            boolean shapesVary) {
        this.rectifiers = rectifiers;
        this.tallies = tallies;
        this.unsteady = unsteady;
        this.batch = batch;
        this.shapesVary = shapesVary;
    }

    @Override
    public int length(int index) {
        UnitTally tally = tallies.get(index);
        return tally == null ? 0 : tally.countedCount();
    }

    @Override
    public List<Reading> attach(int index, Appender graph) {
        if (unsteady.contains(index)) {
            return List.of();
        }
        Rectifier rectifier = rectifiers.get(index);
        UnitTally tally = tallies.get(index);
        if (tally == null) {
            return List.of(ShapeGauge.reading(index, rectifier, graph));
        }
        if (tally.isDone()) {
            return List.of();
        }
        CountedShape shape = tally.shape();
        long places = shape.places(batch);
        boolean placesVary = shapesVary || shape.growth() == CountedShape.Growth.UNKNOWN;
        if (places == 1
                && shape.rank() > 0
                && !placesVary
                && tally.kind() == ElementKind.FLOAT
                && isCountedAtOneValue(rectifier)) {
            return List.of(
                    new Reading(
                            index,
                            Reading.Quantity.ACTIVATION,
                            graph.plain(rectifier, rectifier.counted()),
                            ElementKind.FLOAT,
                            false));
        }
        List<Reading> readings = new ArrayList<>();
        ElementKind sums = places < EXACT_IN_FLOAT ? ElementKind.FLOAT : ElementKind.DOUBLE;
        readings.add(
                new Reading(
                        index,
                        Reading.Quantity.FIRED,
                        places(rectifier, rectifier.firing(), tally, sums, graph),
                        sums,
                        placesVary));
        if (rectifier.countsPassing()) {
            readings.add(
                    new Reading(
                            index,
                            Reading.Quantity.PASSED,
                            places(rectifier, rectifier.passing(), tally, sums, graph),
                            sums,
                            placesVary));
        }
        if (tally.needsSum()) {
            String activations = watched(rectifier, rectifier.output(), tally, graph);
            String floats = tally.kind() == sums ? activations : graph.cast(activations, sums);
            readings.add(
                    new Reading(
                            index,
                            Reading.Quantity.SUM,
                            perUnit(floats, shape, graph),
                            sums,
                            placesVary));
        }
        if (placesVary) {
            readings.add(ShapeGauge.reading(index, rectifier, graph));
            readings.add(
                    new Reading(
                            index,
                            Reading.Quantity.SIZE,
                            graph.size(graph.plain(rectifier, rectifier.counted())),
                            ElementKind.INT64,
                            true));
        }
        return readings;
    }

    /** In how many places of each unit one of the spans holds. */
    private static String places(
            Rectifier rectifier,
            List<Span> spans,
            UnitTally tally,
            ElementKind sums,
            Appender graph) {
        String steps = "";
        for (Span span : spans) {
            String value = watched(rectifier, span.value(), tally, graph);
            String inside = graph.inside(span, value, tally.kind(), sums);
            steps = steps.isEmpty() ? inside : graph.add(steps, inside);
        }
        return perUnit(steps, tally.shape(), graph);
    }

    private static boolean isCountedAtOneValue(Rectifier rectifier) {
        return Stream.concat(rectifier.firing().stream(), rectifier.passing().stream())
                .allMatch(span -> span.value().equals(rectifier.counted()));
    }

    private static String watched(
            Rectifier rectifier, String value, UnitTally tally, Appender graph) {
        String plain = graph.plain(rectifier, value);
        return tally.gathers()
                ? graph.gather(plain, tally.watched(), tally.shape().unitAxis().orElseThrow())
                : plain;
    }

    /** A sum for each unit. */
    private static String perUnit(String value, CountedShape shape, Appender graph) {
        String sums = graph.sum(value, shape.otherAxes());
        return shape.unitAxis().isPresent() ? sums : graph.vector(sums);
    }
}
