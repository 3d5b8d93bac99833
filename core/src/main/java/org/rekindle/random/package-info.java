/**
 * Everything random comes from one seed, split by path, so that no result depends on threads, order
 * or resumption. Uses the JDK alone.
 */
@NullMarked
package org.rekindle.random;

import org.jspecify.annotations.NullMarked;
