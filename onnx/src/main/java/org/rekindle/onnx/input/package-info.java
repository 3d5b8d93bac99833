/**
 * What a model takes, and how arrays of samples become that. Uses {@code model}; knows no file
 * format and no engine.
 */
@NullMarked
package org.rekindle.onnx.input;

import org.jspecify.annotations.NullMarked;
