/** The version of Rekindle. */
@NullMarked
package org.rekindle;

import org.jspecify.annotations.NullMarked;
