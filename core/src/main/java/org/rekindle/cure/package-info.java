/**
 * What revives dead units, and whether it does: remedies and controls from the same state, with the
 * same budget, over the same seeds. Uses {@code training}, {@code census}, {@code network}, {@code
 * kernel}, {@code random} and {@code statistics}.
 */
@NullMarked
package org.rekindle.cure;

import org.jspecify.annotations.NullMarked;
