/** Python's pickles, read without running anything: tensors, plain values, and nothing else. */
@NullMarked
package org.rekindle.onnx.pickle;

import org.jspecify.annotations.NullMarked;
