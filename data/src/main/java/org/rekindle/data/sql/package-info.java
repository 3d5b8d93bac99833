/** Databases, and what a query makes of a table. */
@NullMarked
package org.rekindle.data.sql;

import org.jspecify.annotations.NullMarked;
