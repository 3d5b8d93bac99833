/** What the cells of a column are taken for: nothing, numbers, dates, or words. */
@NullMarked
package org.rekindle.data.reading;

import org.jspecify.annotations.NullMarked;
