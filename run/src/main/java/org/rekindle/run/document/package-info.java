/**
 * The documents of a run directory: which fields they have, and how they are written and read. Uses
 * the core and {@code data}.
 */
@NullMarked
package org.rekindle.run.document;

import org.jspecify.annotations.NullMarked;
