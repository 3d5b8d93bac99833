/**
 * Which units fire: exact counts for every unit over a named scope, and the verdicts that follow
 * from them. Uses {@code network}, {@code activation}, {@code kernel} and {@code statistics}; does
 * not depend on training.
 */
@NullMarked
package org.rekindle.census;

import org.jspecify.annotations.NullMarked;
