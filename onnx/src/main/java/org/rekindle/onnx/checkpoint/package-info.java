/**
 * Checkpoints: named arrays of weights without a graph, as PyTorch, safetensors, NumPy and Keras
 * write them. A file is treated as untrusted: nothing in it is run, and nothing is allocated that
 * the file does not hold.
 */
@NullMarked
package org.rekindle.onnx.checkpoint;

import org.jspecify.annotations.NullMarked;
