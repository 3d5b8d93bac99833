/**
 * Remedies for dead units, and trials that show whether they work: remedies and controls start from
 * the same end of the same run, with the same budget and the same draws. Knows a training only
 * through {@code subject}; uses {@code census}, {@code network} and {@code statistics} besides.
 */
@NullMarked
package org.rekindle.cure;

import org.jspecify.annotations.NullMarked;
