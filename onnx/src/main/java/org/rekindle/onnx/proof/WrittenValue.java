package org.rekindle.onnx.proof;

import java.util.List;
import java.util.Optional;

/**
 * A value whose elements are written as functions of the elements of values before it: affine ones,
 * or with a line above and a line below. Where neither is known, a range is.
 */
final class WrittenValue {
    private final Elements elements;
    private final Bounds intervals;
    private final Rounding rounding;
    private Optional<AffineTerms> affine = Optional.empty();
    private Optional<Lines> lines = Optional.empty();
    private int source;
    private Optional<List<ValueRange>> ranges = Optional.empty();

    WrittenValue(Elements elements, Bounds bounds, Rounding rounding) {
        this.elements = elements;
        this.intervals = bounds.stretched(elements.dims());
        this.rounding = rounding;
    }

    Elements elements() {
        return elements;
    }

    /** Makes it an affine function, or a range again. */
    void write(Optional<AffineTerms> terms) {
        affine = terms;
    }

    /** Makes it a function that bends, of the value at a place. */
    void write(Lines bends, int of) {
        lines = Optional.of(bends);
        source = of;
    }

    Optional<AffineTerms> affine() {
        return affine;
    }

    Optional<Lines> lines() {
        return lines;
    }

    /** The place of the value that its lines read. */
    int source() {
        return source;
    }

    /** Whether no more is known than a range. */
    boolean isBox() {
        return affine.isEmpty() && lines.isEmpty();
    }

    /** The range of an element by intervals. */
    ValueRange interval(int index) {
        return intervals.interval(index, rounding);
    }

    /** How far what is computed of an element can be from the exact affine value. */
    double slack(int index) {
        return intervals.slack(index, rounding);
    }

    /** The tightest ranges of its elements, once they were found. */
    Optional<List<ValueRange>> ranges() {
        return ranges;
    }

    void found(List<ValueRange> tightest) {
        ranges = Optional.of(List.copyOf(tightest));
    }

    /** What an element adds itself, without what it is a function of. */
    double constant(int index, double factor) {
        if (affine.isPresent()) {
            return affine.get().constants()[index];
        }
        if (lines.isPresent()) {
            return lines.get().shift(index, factor > 0);
        }
        ValueRange range = interval(index);
        return factor > 0 ? range.high() : range.low();
    }

    /** The largest size of that. */
    double largest(int index) {
        return Math.max(Math.abs(constant(index, 1)), Math.abs(constant(index, -1)));
    }
}
