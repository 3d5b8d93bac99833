/**
 * What several packages of the core share, and nobody outside it uses. May change at any time. Uses
 * {@code subject}.
 */
@NullMarked
package org.rekindle.internal;

import org.jspecify.annotations.NullMarked;
