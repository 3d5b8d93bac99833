package org.rekindle.data.source;

import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;

/** How many rows a table may have. */
public final class Rows {
    /** Some virtual machines need the last few places of an array for themselves. */
    public static final int MOST = Integer.MAX_VALUE - 8;

    private Rows() {}

    /**
     * Checks a number of rows.
     *
     * @throws DataException when there are none, or more than a Java array holds
     */
    public static int checked(Source source, long rows) {
        if (rows == 0) {
            throw source.fault("the file names columns but holds no rows");
        }
        if (rows > MOST) {
            throw source.fault(
                    Sentence.of(
                            "the file holds %,d rows, more than the %,d that can be read",
                            rows, MOST));
        }
        return (int) rows;
    }
}
