/** Two censuses of a network on the same samples: which units died since, and which revived. */
@NullMarked
package org.rekindle.onnx.compare;

import org.jspecify.annotations.NullMarked;
