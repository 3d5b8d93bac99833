/**
 * All random numbers come from one seed, split by name, so no result depends on threads, order or
 * resumption. Uses only the JDK.
 */
@NullMarked
package org.rekindle.random;

import org.jspecify.annotations.NullMarked;
