package org.rekindle.onnx.proof;

import java.util.List;
import java.util.Map;

/** Writes an element as a function of the inputs, by putting in for each value what it is. */
final class BackSubstitution {
    /** So many products of doubles are spent on a model, a second or so; then intervals serve. */
    private static final long MOST_WORK = 1L << 28;

    /** Room for the rounding of doubles, relative to the size of all terms. */
    private static final double DOUBLES = 1e-9;

    private final List<WrittenValue> values;
    private final Map<String, Integer> places;
    private long work;

    /**
     * @param values in the order of the graph; grows while values are added
     * @param places where a value stands among them, by its name
     */
    BackSubstitution(List<WrittenValue> values, Map<String, Integer> places) {
        this.values = values;
        this.places = places;
    }

    /** An upper bound of an exact element, or of its negation. */
    double bound(int place, int index, double sign) {
        if (work > MOST_WORK) {
            return Double.POSITIVE_INFINITY;
        }
        double[][] factors = new double[place + 1][];
        double[][] sizes = new double[place + 1][];
        factors[place] = new double[values.get(place).elements().count()];
        sizes[place] = new double[factors[place].length];
        factors[place][index] = sign;
        sizes[place][index] = 1;
        double bound = 0;
        double size = 0;
        for (int at = place; at >= 0; at--) {
            if (factors[at] == null) {
                continue;
            }
            WrittenValue value = values.get(at);
            double[] factor = factors[at];
            work += factor.length;
            for (int i = 0; i < factor.length; i++) {
                if (sizes[at][i] != 0) {
                    double least = value.constant(i, factor[i]);
                    bound += ValueRange.product(factor[i], least);
                    size += ValueRange.product(sizes[at][i], value.largest(i));
                }
            }
            pullBack(value, factor, sizes[at], factors, sizes);
        }
        double whole = bound + DOUBLES * size;
        return Double.isNaN(whole) ? Double.POSITIVE_INFINITY : whole;
    }

    private void pullBack(
            WrittenValue value,
            double[] factor,
            double[] size,
            double[][] factors,
            double[][] sizes) {
        if (value.affine().isPresent()) {
            for (AffineTerms.Operand operand : value.affine().get().operands()) {
                int place = place(operand.value());
                open(place, factors, sizes);
                operand.terms().pullBack(factor, factors[place]);
                operand.terms().pullBackSizes(size, sizes[place]);
                work += 2L * operand.terms().size();
            }
        } else if (value.lines().isPresent()) {
            Lines lines = value.lines().get();
            open(value.source(), factors, sizes);
            for (int i = 0; i < lines.size(); i++) {
                int from = lines.source(i);
                double slope = lines.slope(i, factor[i] > 0);
                factors[value.source()][from] += factor[i] * slope;
                double steeper =
                        Math.max(Math.abs(lines.slope(i, true)), Math.abs(lines.slope(i, false)));
                sizes[value.source()][from] += size[i] * steeper;
            }
        }
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalStateException("no value " + name);
        }
        return place;
    }

    private void open(int place, double[][] factors, double[][] sizes) {
        if (factors[place] == null) {
            int count = values.get(place).elements().count();
            factors[place] = new double[count];
            sizes[place] = new double[count];
        }
    }
}
