/** Number formats that the JDK lacks. Uses no other package. */
@NullMarked
package org.rekindle.number;

import org.jspecify.annotations.NullMarked;
