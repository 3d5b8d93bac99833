/** Tables of Apache Arrow, also known as Feather. */
@NullMarked
package org.rekindle.data.arrow;

import org.jspecify.annotations.NullMarked;
