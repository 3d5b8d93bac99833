/** Runs models with ONNX Runtime. Uses {@code model} and {@code input}. */
@NullMarked
package org.rekindle.onnx.runtime;

import org.jspecify.annotations.NullMarked;
