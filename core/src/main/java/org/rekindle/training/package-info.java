/**
 * How a network learns: optimizers, the loop over epochs and batches, who may watch, and how dead
 * units are recycled. A run of it ({@link org.rekindle.training.PastRun}) is a subject of
 * experiments. Uses {@code subject}, {@code census}, {@code network}, {@code activation}, {@code
 * kernel} and {@code random}.
 */
@NullMarked
package org.rekindle.training;

import org.jspecify.annotations.NullMarked;
