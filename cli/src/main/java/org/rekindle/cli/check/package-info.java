/** {@code rekindle check}: whether a run is whole, and what the weights of a checkpoint show. */
@NullMarked
package org.rekindle.cli.check;

import org.jspecify.annotations.NullMarked;
