/** DuckDB in memory, which reads one file for us, column by column and in chunks. */
@NullMarked
package org.rekindle.data.database;

import org.jspecify.annotations.NullMarked;
