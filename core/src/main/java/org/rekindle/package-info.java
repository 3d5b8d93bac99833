/** Which Rekindle this is. */
@NullMarked
package org.rekindle;

import org.jspecify.annotations.NullMarked;
