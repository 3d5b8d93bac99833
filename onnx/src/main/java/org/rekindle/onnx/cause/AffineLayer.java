package org.rekindle.onnx.cause;

import java.util.Optional;
import org.rekindle.onnx.census.SeenRanges;

/**
 * The layer before a rectifier: z = shift + factor · Σ weight · input, unit by unit. What follows
 * the weights and is affine, such as a BatchNormalization, is folded in.
 *
 * @param factor of each unit
 * @param shift of each unit
 * @param inputs the weights and what they read; empty where z is affine in a value of which no more
 *     is known
 */
record AffineLayer(double[] factor, double[] shift, Optional<Inputs> inputs) {

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
