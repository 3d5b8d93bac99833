/**
 * CSV and its kin: how the rows lie in a text, decided by a look at its beginning and a pass over
 * every byte.
 */
@NullMarked
package org.rekindle.data.delimited;

import org.jspecify.annotations.NullMarked;
