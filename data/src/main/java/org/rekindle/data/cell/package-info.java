/** What the text in one cell of a table means: a number, a date, or that there is no value. */
@NullMarked
package org.rekindle.data.cell;

import org.jspecify.annotations.NullMarked;
