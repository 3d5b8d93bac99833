/**
 * Files as they lie on disk: what makes one readable, how it is packed, and how much may come out
 * of it.
 */
@NullMarked
package org.rekindle.data.source;

import org.jspecify.annotations.NullMarked;
