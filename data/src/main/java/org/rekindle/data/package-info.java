/**
 * Tables in: reads a file into columns, and makes from them the three standardised data sets that a
 * study needs; or passes over samples for a trained model, which may be more than memory holds.
 * Uses {@code network} and {@code random} of the core, and DuckDB for CSV, Parquet and JSON.
 */
@NullMarked
package org.rekindle.data;

import org.jspecify.annotations.NullMarked;
