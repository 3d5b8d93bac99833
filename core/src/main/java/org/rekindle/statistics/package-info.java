/** Intervals, paired differences and the rule of three. Uses nothing else. */
@NullMarked
package org.rekindle.statistics;

import org.jspecify.annotations.NullMarked;
