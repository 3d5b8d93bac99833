/** {@code rekindle scan}: who never fires in an ONNX model, and how samples reach it. */
@NullMarked
package org.rekindle.cli.scan;

import org.jspecify.annotations.NullMarked;
