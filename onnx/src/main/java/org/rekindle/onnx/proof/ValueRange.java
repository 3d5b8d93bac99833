package org.rekindle.onnx.proof;

/**
 * From one number to another, both included.
 *
 * @param low at most {@code high}; may be infinite
 * @param high at least {@code low}; may be infinite
 */
record ValueRange(double low, double high) {
    static final ValueRange ALL =
            new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** All numbers where an end is none. */
    ValueRange {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            low = Double.NEGATIVE_INFINITY;
            high = Double.POSITIVE_INFINITY;
        }
    }

    /** The smallest interval that holds some numbers. */
    static ValueRange around(double... values) {
        double low = values[0];
        double high = values[0];
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new ValueRange(low, high);
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** A little wider at both ends, as far as 0: rounding changes no sign. */
    ValueRange rounded(double relative, double absolute) {
        ValueRange wide = widened(relative, absolute);
        return new ValueRange(
                low >= 0 ? Math.max(0, wide.low) : wide.low,
                high <= 0 ? Math.min(0, wide.high) : wide.high);
    }

    /** A little wider at both ends. */
    ValueRange widened(double relative, double absolute) {
        return new ValueRange(
                low - Math.abs(low) * relative - absolute,
                high + Math.abs(high) * relative + absolute);
    }

    /** Every value moved to the nearest one in a range. */
    ValueRange clamped(double least, double most) {
        return new ValueRange(
                Math.min(Math.max(low, least), most), Math.min(Math.max(high, least), most));
    }

    ValueRange hull(ValueRange other) {
        return new ValueRange(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** All products of two numbers, one from each. */
    ValueRange times(ValueRange other) {
        return around(
                product(low, other.low),
                product(low, other.high),
                product(high, other.low),
                product(high, other.high));
    }

    /** A product of which 0 times anything is 0: values are finite, though their bounds are not. */
    static double product(double first, double second) {
        return first == 0 || second == 0 ? 0 : first * second;
    }
}
