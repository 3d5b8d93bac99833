/** Intervals, paired differences and the rule of three. Uses no other package. */
@NullMarked
package org.rekindle.statistics;

import org.jspecify.annotations.NullMarked;
