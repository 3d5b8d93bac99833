/**
 * From a network to an ONNX model that takes raw features and answers in the target's own terms.
 * Uses {@code model} for ONNX's element types.
 */
@NullMarked
package org.rekindle.onnx.export;

import org.jspecify.annotations.NullMarked;
