package org.rekindle.onnx.rectifier;

import java.util.List;

/**
 * What a rectifier does where it does not fire.
 *
 * @param family the kind of curve
 * @param slopes for {@link Family#SLOPE} one for all units, or one for each in the order of the
 *     units, or none where they are computed; for {@link Family#EXPONENTIAL} the depth s
 * @param rate for {@link Family#EXPONENTIAL} the r in φ′ = (a + s)·r; 1 but for Celu
 */
public record RectifierShape(Family family, List<Float> slopes, float rate) {

    /** Kinds of curve where it does not fire. */
    public enum Family {
        /** a = 0: no gradient. */
        ZERO,
        /**
         * a is constant, no gradient; but it is not 0, or 0 elsewhere too, or a quantised number.
         */
        FLAT,
        /** a = 0 far below, and negative with a gradient between there and 0, as HardSwish. */
        DIP,
        /** a = s·z. */
        SLOPE,
        /** a = s·(e^(r·z) − 1): the gradient is (a + s)·r. */
        EXPONENTIAL,
        /** No rectifier: φ′ is nowhere exactly 0, as in a sigmoid. */
        SMOOTH
    }

    /** Copies the list. */
    public RectifierShape {
        slopes = List.copyOf(slopes);
    }

    /** Whether φ′ is exactly 0 somewhere, so that a unit can be dead. */
    public boolean canDie() {
        return family == Family.ZERO || family == Family.FLAT || family == Family.DIP;
    }

    /**
     * Mean |φ′| of a unit that never fires.
     *
     * @param unit which one
     * @param meanActivation its mean a; read for {@link Family#EXPONENTIAL} alone
     */
    public double meanDerivative(int unit, double meanActivation) {
        return switch (family) {
            case ZERO, FLAT, DIP, SMOOTH -> 0;
            case EXPONENTIAL -> Math.max(0, (meanActivation + slopes.get(0)) * rate);
            case SLOPE -> Math.abs(slope(unit));
        };
    }

    /** A slope that is computed, or learnt for each place of a channel, has one that is not 0. */
    private float slope(int unit) {
        if (slopes.size() == 1) {
            return slopes.get(0);
        }
        return unit < slopes.size() ? slopes.get(unit) : 1;
    }

    static RectifierShape zero() {
        return new RectifierShape(Family.ZERO, List.of(0f), 1);
    }

    static RectifierShape flat() {
        return new RectifierShape(Family.FLAT, List.of(), 1);
    }

    static RectifierShape dip() {
        return new RectifierShape(Family.DIP, List.of(), 1);
    }

    static RectifierShape smooth() {
        return new RectifierShape(Family.SMOOTH, List.of(), 1);
    }

    /** Slopes that are all 0 are no slopes. */
    static RectifierShape slopes(List<Float> values) {
        boolean flat = !values.isEmpty() && values.stream().allMatch(slope -> slope == 0);
        return flat ? zero() : new RectifierShape(Family.SLOPE, values, 1);
    }

    static RectifierShape exponential(float slope, float rate) {
        return new RectifierShape(Family.EXPONENTIAL, List.of(slope), rate);
    }
}
