/**
 * From an ONNX model of dense layers to the weights that training can start from. Uses {@code
 * model}.
 */
@NullMarked
package org.rekindle.onnx.start;

import org.jspecify.annotations.NullMarked;
