/** Rekindle as a contender, and the machine's peak, which is what all contenders share. */
@NullMarked
package org.rekindle.benchmarks.rekindle;

import org.jspecify.annotations.NullMarked;
