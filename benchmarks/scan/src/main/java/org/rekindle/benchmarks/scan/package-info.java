/** The worker process that passes samples through an ONNX model, with and without a census. */
@NullMarked
package org.rekindle.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
