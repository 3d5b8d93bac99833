/**
 * The engines behind choose, train, explain and cure: each reads the data, does the work and writes
 * the run directory. They print nothing. Uses all of {@code run}, {@code data} and the core.
 */
@NullMarked
package org.rekindle.run.engine;

import org.jspecify.annotations.NullMarked;
