@NullMarked
package org.rekindle.onnx.units;

import org.jspecify.annotations.NullMarked;
