/** {@code rekindle train}: one network, epoch by epoch on the screen. */
@NullMarked
package org.rekindle.cli.train;

import org.jspecify.annotations.NullMarked;
