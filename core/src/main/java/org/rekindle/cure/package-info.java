/**
 * What revives dead units, and whether it does: remedies and controls from the same end of the same
 * run, with the same budget, over the same draws. Knows of a training what {@code subject} says;
 * uses {@code census}, {@code network} and {@code statistics} besides.
 */
@NullMarked
package org.rekindle.cure;

import org.jspecify.annotations.NullMarked;
