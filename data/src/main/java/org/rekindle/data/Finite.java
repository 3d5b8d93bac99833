package org.rekindle.data;

/** Keeps NaN free to mean one thing only: missing. */
final class Finite {
    private Finite() {}

    /**
     * @param row counted from 1, for the user
     * @return the value
     * @throws DataException when it is not finite
     */
    static double check(Source source, String column, int row, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw source.fault(
                Sentence.of(
                        "column \"%s\" holds %s in data row %,d; every number must be finite and fit"
                                + " a double (leave the cell empty if the value is missing)",
                        column, value, row));
    }
}
