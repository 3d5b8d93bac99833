/** Intervals, paired differences, Holm's correction, the rule of three. Uses no other package. */
@NullMarked
package org.rekindle.statistics;

import org.jspecify.annotations.NullMarked;
