/**
 * Which shapes the values of a model have: what follows from the shapes of its inputs, from its
 * weights and from the whole numbers that it computes shapes with. A size that is not known is a
 * symbol, so that two unknown sizes can be told to be the same. Uses {@code model}.
 */
@NullMarked
package org.rekindle.onnx.shape;

import org.jspecify.annotations.NullMarked;
