/**
 * Where the numbers of a table lie: in memory, or in a temporary file where they are too many
 * (docs/decisions/0035).
 */
@NullMarked
package org.rekindle.data.storage;

import org.jspecify.annotations.NullMarked;
