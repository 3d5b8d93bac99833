package org.rekindle.data.source;

import org.jspecify.annotations.Nullable;

/**
 * What the user says about how a table lies in its file. What is null is decided by the file.
 *
 * @param header whether the first row of a delimited text names the columns
 */
public record TableReading(@Nullable Boolean header) {
    /** Everything decided by the file. */
    public static final TableReading BY_THE_FILE = new TableReading(null);
}
