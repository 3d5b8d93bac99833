@NullMarked
package org.rekindle.onnx.rectifier;

import org.jspecify.annotations.NullMarked;
