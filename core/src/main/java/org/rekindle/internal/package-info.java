/**
 * Code that several packages of the core share and that no other module uses. It may change at any
 * time. Uses {@code subject}.
 */
@NullMarked
package org.rekindle.internal;

import org.jspecify.annotations.NullMarked;
