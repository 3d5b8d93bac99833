/**
 * Takes dead units out of a model: the same function with fewer parameters. A removal is planned
 * completely before anything is changed. Uses {@code model}, {@code rectifier}, {@code shape},
 * {@code units} and, for the shapes of a run, {@code runtime}.
 */
@NullMarked
package org.rekindle.onnx.prune;

import org.jspecify.annotations.NullMarked;
