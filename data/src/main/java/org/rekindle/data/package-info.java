/**
 * Tables in: reads a file into columns, and makes from them the three standardised data sets that a
 * study needs. Uses {@code network} and {@code random} of the core, and DuckDB for CSV, Parquet and
 * JSON.
 */
@NullMarked
package org.rekindle.data;

import org.jspecify.annotations.NullMarked;
