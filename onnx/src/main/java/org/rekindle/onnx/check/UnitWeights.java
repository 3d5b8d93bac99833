package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.checkpoint.Numbers;

/** The incoming weights of every unit, summed up in one pass. */
final class UnitWeights {
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final double[] squares;
    private final long[] nonZero;
    private final long[] notFinite;

    /** Equal for units whose weights are equal bit by bit. */
    private final long[] fingerprints;

    private UnitWeights(int units) {
        squares = new double[units];
        nonZero = new long[units];
        notFinite = new long[units];
        fingerprints = new long[units];
    }

    static UnitWeights of(WeightLayer layer) {
        UnitWeights sums = new UnitWeights(layer.units());
        double[] block = new double[Numbers.BLOCK];
        long place = 0;
        try (Numbers numbers = layer.weight().open()) {
            for (int n = numbers.next(block); n > 0; n = numbers.next(block)) {
                for (int i = 0; i < n; i++) {
                    sums.add(layer.unit(place + i), block[i]);
                }
                place += n;
            }
        }
        return sums;
    }

    private void add(int unit, double value) {
        squares[unit] += value * value;
        nonZero[unit] += value != 0 ? 1 : 0;
        notFinite[unit] += Double.isFinite(value) ? 0 : 1;
        long mixed = (fingerprints[unit] ^ Double.doubleToLongBits(value + 0.0)) * PRIME;
        fingerprints[unit] = mixed ^ (mixed >>> 29);
    }

    boolean isZero(int unit) {
        return nonZero[unit] == 0;
    }

    double norm(int unit) {
        return Math.sqrt(squares[unit]);
    }

    /** The smallest of all. */
    double smallestNorm() {
        return Math.sqrt(Arrays.stream(squares).min().orElse(0));
    }

    /** The median over the units whose weights are not all 0; 0 where there is none. */
    double medianNorm() {
        double[] norms = new double[squares.length];
        int count = 0;
        for (int unit = 0; unit < squares.length; unit++) {
            if (!isZero(unit) && notFinite[unit] == 0) {
                norms[count++] = norm(unit);
            }
        }
        return median(Arrays.copyOf(norms, count));
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * Units with the same weights, two or more in each list. Units without weights are left out.
     */
    List<List<Integer>> duplicates() {
        Map<Long, List<Integer>> same = new LinkedHashMap<>();
        for (int unit = 0; unit < squares.length; unit++) {
            if (!isZero(unit)) {
                same.computeIfAbsent(fingerprints[unit], print -> new ArrayList<>()).add(unit);
            }
        }
        return same.values().stream().filter(units -> units.size() > 1).map(List::copyOf).toList();
    }
}
