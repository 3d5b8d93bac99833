/**
 * An ONNX file, treated as untrusted: what is here has been checked and refers to nothing outside.
 * Uses ONNX's protocol buffers alone.
 */
@NullMarked
package org.rekindle.onnx.model;

import org.jspecify.annotations.NullMarked;
