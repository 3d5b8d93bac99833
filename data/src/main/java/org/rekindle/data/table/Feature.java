package org.rekindle.data.table;

/** One input of a network, read from a column. */
public sealed interface Feature permits NumberFeature, CategoryFeature, OtherFeature {
    /** What the user sees. */
    String name();

    /** Where it is read from. */
    Column column();

    /** The value in a row before standardisation; never NaN. */
    double raw(int row);
}
