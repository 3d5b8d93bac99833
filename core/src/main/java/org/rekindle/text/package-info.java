/** Writes numbers for people, the same way everywhere. Uses no other package. */
@NullMarked
package org.rekindle.text;

import org.jspecify.annotations.NullMarked;
