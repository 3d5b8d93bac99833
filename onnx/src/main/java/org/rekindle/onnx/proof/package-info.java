/**
 * Proves which units can never fire, for any input in a box: intervals are sent through the graph,
 * wide enough for every rounding of a float32 execution. Uses {@code model}, {@code rectifier} and
 * {@code shape}.
 */
@NullMarked
package org.rekindle.onnx.proof;

import org.jspecify.annotations.NullMarked;
