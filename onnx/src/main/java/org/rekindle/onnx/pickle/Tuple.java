package org.rekindle.onnx.pickle;

import java.util.List;

/**
 * A tuple of Python.
 *
 * @param items in their order
 */
record Tuple(List<Object> items) {}
