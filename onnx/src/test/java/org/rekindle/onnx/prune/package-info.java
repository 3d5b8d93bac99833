@NullMarked
package org.rekindle.onnx.prune;

import org.jspecify.annotations.NullMarked;
