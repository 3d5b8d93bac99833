/**
 * Dense networks, the initialization of their weights, and the losses and scores of their output.
 * Uses {@code activation}, {@code kernel} and {@code random}.
 */
@NullMarked
package org.rekindle.network;

import org.jspecify.annotations.NullMarked;
