/**
 * The nodes that bend what is below zero: where they stand, what they do there, and which axis of
 * theirs counts the units. Uses {@code model} and {@code units}.
 */
@NullMarked
package org.rekindle.onnx.rectifier;

import org.jspecify.annotations.NullMarked;
