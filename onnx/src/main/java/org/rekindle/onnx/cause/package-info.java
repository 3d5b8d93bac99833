/**
 * Why units are dead, as far as the weights and the ranges of their inputs show it by arithmetic.
 * Uses {@code census}, {@code rectifier}, {@code model} and {@code shape}.
 */
@NullMarked
package org.rekindle.onnx.cause;

import org.jspecify.annotations.NullMarked;
