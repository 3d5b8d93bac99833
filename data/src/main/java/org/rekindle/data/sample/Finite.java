package org.rekindle.data.sample;

import org.rekindle.data.DataException;
import org.rekindle.data.NotFiniteException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** Refuses numbers that are not finite, so that NaN can mean one thing only: missing. */
final class Finite {
    private Finite() {}

    /**
     * @param row counted from 1, for the user
     * @return the value
     * @throws DataException when it is not finite
     */
    static double check(Source source, String column, long row, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw source.fault(
                Sentence.of(
                        "column \"%s\" holds %s in data row %,d; every number must be finite and fit"
                                + " a double (leave the cell empty if the value is missing)",
                        column, value, row));
    }

    /**
     * @param what the array's or column's name for the user
     * @param sample counted from 1, for the user
     * @return the value
     * @throws DataException when it is not finite
     */
    static double inSample(Source source, String what, long sample, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new NotFiniteException(
                source.path()
                        + ": "
                        + Sentence.of(
                                "%s holds %s in sample %,d; every number must be finite and fit a double, so"
                                        + " correct it or leave the sample out",
                                what, value, sample),
                value,
                sample);
    }
}
