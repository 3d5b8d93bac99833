/** Formats of numbers that the JDK does not know. Uses nothing. */
@NullMarked
package org.rekindle.number;

import org.jspecify.annotations.NullMarked;
