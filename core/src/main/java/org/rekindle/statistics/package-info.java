/** Intervals, and how numbers are written for people. Uses nothing else. */
@NullMarked
package org.rekindle.statistics;

import org.jspecify.annotations.NullMarked;
