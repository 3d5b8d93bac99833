package org.rekindle.onnx.census;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.units.UnitAxes;
import org.rekindle.onnx.units.UnitAxis;

/**
 * How what is counted of a rectifier is laid out: which axis counts the units, and in how many
 * places each of them stands in a run.
 *
 * @param rank the number of axes
 * @param unitAxis empty where there is one unit, in every element
 * @param guessed whether that axis is a guess
 * @param units how many there are
 * @param run how many elements of a unit lie side by side
 * @param places of a unit, in a run of {@code batch} samples
 * @param batch samples in the run that was looked at
 * @param growth how places depend on the samples of a run
 */
record CountedShape(
        int rank,
        OptionalInt unitAxis,
        boolean guessed,
        int units,
        long run,
        long places,
        int batch,
        Growth growth) {

    /** How the places of a unit depend on the samples of a run. */
    enum Growth {
        /** They are as many times as many. */
        WITH_SAMPLES,
        /** They are always the same: of what all samples share, and in runs of fixed size. */
        NONE,
        /** They have to be counted in each run. */
        UNKNOWN
    }

    /** Of one run, with the unit axis that follows from the graph. */
    static CountedShape of(Rectifier rectifier, List<Long> dims, int batch) {
        return of(rectifier, rectifier.unitAxis(new UnitAxes(), dims), dims, batch);
    }

    /** Of one run. */
    static CountedShape of(Rectifier rectifier, UnitAxis unitAxis, List<Long> dims, int batch) {
        Growth growth = rectifier.nested() ? Growth.UNKNOWN : Growth.NONE;
        return of(unitAxis, dims, batch, OptionalInt.empty(), growth);
    }

    /**
     * Of two runs, of one sample and of two; what doubles lies along the samples.
     *
     * @param one the shape in the first
     * @param two the shape in the second
     */
    static CountedShape of(Rectifier rectifier, UnitAxis unitAxis, List<Long> one, List<Long> two) {
        if (rectifier.nested() || one.size() != two.size()) {
            return of(unitAxis, one, 1, OptionalInt.empty(), Growth.UNKNOWN);
        }
        List<Integer> changed =
                IntStream.range(0, one.size())
                        .filter(axis -> !one.get(axis).equals(two.get(axis)))
                        .boxed()
                        .toList();
        if (changed.isEmpty()) {
            return of(unitAxis, one, 1, OptionalInt.empty(), Growth.NONE);
        }
        int axis = changed.get(0);
        boolean doubles = changed.size() == 1 && two.get(axis) == 2 * one.get(axis);
        return of(
                unitAxis,
                one,
                1,
                OptionalInt.of(axis),
                doubles ? Growth.WITH_SAMPLES : Growth.UNKNOWN);
    }

    private static CountedShape of(
            UnitAxis found, List<Long> dims, int batch, OptionalInt sampleAxis, Growth growth) {
        int rank = dims.size();
        OptionalInt unitAxis = found.axis();
        boolean countsSamples = unitAxis.isPresent() && unitAxis.equals(sampleAxis);
        if (countsSamples) {
            // Samples are no units: rather the last axis that is none of theirs.
            unitAxis =
                    IntStream.range(0, rank)
                            .map(i -> rank - 1 - i)
                            .filter(axis -> axis != sampleAxis.orElse(-1))
                            .findFirst();
        }
        int units = unitAxis.isPresent() ? Math.toIntExact(dims.get(unitAxis.getAsInt())) : 1;
        long size = dims.stream().reduce(1L, Math::multiplyExact);
        long run = dims.stream().skip(unitAxis.orElse(-1) + 1L).reduce(1L, Math::multiplyExact);
        return new CountedShape(
                rank,
                unitAxis,
                countsSamples || !found.known(),
                units,
                run,
                units == 0 ? 0 : size / units,
                batch,
                growth);
    }

    /** Whether a value of that shape has the same units, in every iteration. */
    boolean fits(SeenShape seen) {
        return seen.dims().size() == rank
                && !seen.unitsChange(unitAxis)
                && (unitAxis.isEmpty() || seen.dims().get(unitAxis.getAsInt()) == units);
    }

    /** In how many places each unit stands in a run of so many samples. */
    long places(int samples) {
        return growth == Growth.WITH_SAMPLES ? places * samples / batch : places;
    }

    /** All axes but that of the units. */
    List<Long> otherAxes() {
        return IntStream.range(0, rank)
                .filter(axis -> axis != unitAxis.orElse(-1))
                .mapToObj(axis -> (long) axis)
                .toList();
    }
}
