/**
 * Activations: the rectifiers, their derivatives and their learnt slopes. Uses {@code kernel} for
 * whole arrays.
 */
@NullMarked
package org.rekindle.activation;

import org.jspecify.annotations.NullMarked;
