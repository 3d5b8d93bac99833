package org.rekindle.network;

/**
 * The inputs of samples, one row of numbers for each, wherever they lie: in an array or in a file.
 * The rows never change. Any thread may read them.
 */
public interface InputRows {
    /**
     * Rows in memory.
     *
     * @param values {@code float[samples][features]}, row-major; held, not copied
     */
    static InputRows of(float[] values, int features) {
        return new ArrayRows(values, features);
    }

    /** The length of a row. */
    int features();

    /**
     * Copies the rows of samples that lie one after the other.
     *
     * @param first number of the first sample
     * @param samples how many
     * @param to {@code float[samples][features]}, row-major, from {@code at} on
     */
    void copy(int first, int samples, float[] to, int at);

    /**
     * The same rows, changed number by number. What lies in a file is changed each time that it is
     * read.
     */
    default InputRows changed(RowChange change) {
        return new ChangedRows(this, change);
    }

    /** A change of rows of numbers, in place. */
    interface RowChange {
        /**
         * Changes some rows.
         *
         * @param rows {@code float[samples][features]}, row-major, from {@code at} on
         */
        void apply(float[] rows, int at, int samples);
    }
}
