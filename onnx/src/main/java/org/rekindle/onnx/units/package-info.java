/**
 * Which axis of a value counts units: where the node that makes them puts them, and where the
 * operators behind it move them. Uses {@code model} and {@code shape}.
 */
@NullMarked
package org.rekindle.onnx.units;

import org.jspecify.annotations.NullMarked;
