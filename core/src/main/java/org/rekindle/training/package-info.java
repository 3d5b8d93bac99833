/**
 * How a network learns: optimizers, the loop over epochs and batches, and who may watch. Uses
 * {@code network}, {@code census}, {@code kernel} and {@code random}.
 */
@NullMarked
package org.rekindle.training;

import org.jspecify.annotations.NullMarked;
