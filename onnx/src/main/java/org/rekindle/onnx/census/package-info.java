/**
 * Who fires in a trained model: gauges are built into its graph, so that a run gives a few numbers
 * per unit and never the activations. Uses {@code rectifier}, {@code runtime}, {@code input},
 * {@code model} and the core's census.
 */
@NullMarked
package org.rekindle.onnx.census;

import org.jspecify.annotations.NullMarked;
