package org.rekindle.data.table;

import java.util.BitSet;

/**
 * The place of a one-hot code that all rare categories share: 1 where the column holds one of them.
 *
 * @param frequent the codes that have places of their own
 */
public record OtherFeature(TextColumn column, BitSet frequent) implements Feature {
    /** What stands for the category in the name of the input. */
    public static final String OTHER = "(other)";

    @Override
    public String name() {
        return column.name() + "=" + OTHER;
    }

    @Override
    public double raw(int row) {
        return column.isMissing(row) || frequent.get(column.code(row)) ? 0 : 1;
    }
}
