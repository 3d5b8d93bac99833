package org.rekindle.onnx.cause;

import java.util.Optional;
import org.rekindle.onnx.census.SeenRanges;

/**
 * The layer before a rectifier: z = shift + factor · Σ weight · input, unit by unit. What follows
 * the weights and is affine, such as a BatchNormalization, is folded in.
 */
final class AffineLayer {
    private final double[] factor;
    private final double[] shift;
    private final Optional<Inputs> inputs;

    AffineLayer(double[] factor, double[] shift, Optional<Inputs> inputs) {
        this.factor = factor;
        this.shift = shift;
        this.inputs = inputs;
    }

    int units() {
        return factor.length;
    }

    /** What the weighted inputs of a unit are multiplied with. */
    double factor(int unit) {
        return factor[unit];
    }

    /** What is added to them. */
    double shift(int unit) {
        return shift[unit];
    }

    /**
     * The weights and what they read; empty where z is affine in a value of which no more is known.
     */
    Optional<Inputs> inputs() {
        return inputs;
    }

    /**
     * What the weights read.
     *
     * @param source the name of the value
     * @param rank its number of axes
     * @param axis which of them counts its channels
     * @param padded whether zeros at a border may stand in for an element
     */
    record Inputs(Weights weights, String source, int rank, int axis, boolean padded) {
        SeenRanges.Request request() {
            return SeenRanges.Request.along(source, rank, axis);
        }
    }
}
