/**
 * Training: optimizers, the loop over epochs and batches, observers, and the recycling of dead
 * units. A run ({@link org.rekindle.training.PastRun}) is a subject for experiments. Uses {@code
 * subject}, {@code census}, {@code network}, {@code activation}, {@code kernel} and {@code random}.
 */
@NullMarked
package org.rekindle.training;

import org.jspecify.annotations.NullMarked;
