package org.rekindle.onnx.proof;

import org.rekindle.onnx.shape.Shape;

/**
 * Sums of elements times known numbers. {@link Bounds} is made for these: its bounds hold in
 * whatever order such sums are added, regrouped, or folded into one another.
 */
final class AffineSum {
    /**
     * A weight that is smaller may underflow when it is folded with others, so it counts as any
     * number between 0 and this. Four that are not smaller have a product that is a normal number.
     */
    static final double TINY = 0x1p-30;

    /** Room for what a runtime folds into a layer, and for the doubles here. */
    private static final int SPARE = 16;

    private final Side up;
    private final Side down;
    private final double[] dust;
    private int roundings;

    AffineSum(int size) {
        up = Side.zeros(size);
        down = Side.zeros(size);
        dust = new double[size];
    }

    int size() {
        return dust.length;
    }

    /** Adds an element times a number. */
    void add(int index, Bounds value, int from, double weight) {
        roundings = Math.max(roundings, value.roundings());
        add(index, value.up(), value.down(), from, weight);
        dust[index] += ValueRange.product(Math.abs(weight), value.dust());
    }

    private void add(int index, Side valueUp, Side valueDown, int from, double weight) {
        if (!Double.isFinite(weight)) {
            up.lift(index);
            down.lift(index);
            return;
        }
        if (weight == 0) {
            return;
        }
        double factor = Math.abs(weight);
        Side same = weight > 0 ? valueUp : valueDown;
        Side opposite = weight > 0 ? valueDown : valueUp;
        if (factor < TINY) {
            up.addUpTo(index, same, from, TINY);
            down.addUpTo(index, opposite, from, TINY);
        } else {
            up.add(index, same, from, factor);
            down.add(index, opposite, from, factor);
        }
    }

    /** Adds a known number times another. */
    void add(int index, double value, double weight) {
        if (Double.isFinite(value)) {
            add(index, Side.of(value), Side.of(-value), 0, weight);
        } else {
            add(index, Side.of(0), Side.of(0), 0, Double.NaN);
        }
    }

    /**
     * The sums.
     *
     * @param terms the most terms that any of them has
     */
    Bounds finish(Shape shape, int[] stored, long terms) {
        int more = (int) Math.min(terms + SPARE, 1 << 28);
        double most = 0;
        for (double each : dust) {
            most = Math.max(most, each);
        }
        return new Bounds(
                shape,
                stored,
                up,
                down,
                Math.min(roundings + more, 1 << 28),
                most + more * Rounding.UNDERFLOW);
    }
}
