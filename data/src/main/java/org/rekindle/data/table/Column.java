package org.rekindle.data.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.network.Task;

/** One column of a {@link Table}: numbers, text or dates, any of which may be missing. */
public abstract sealed class Column permits NumberColumn, TextColumn, DateColumn {
    private final String name;

    Column(String name) {
        this.name = name;
    }

    /** As the file calls it. */
    public final String name() {
        return name;
    }

    /** The number of rows, missing values included. */
    public abstract int rows();

    /** How many rows hold no value. */
    public abstract int missing();

    /** Whether a row holds no value. */
    public abstract boolean isMissing(int row);

    /**
     * What this column gives a network as inputs, fitted on the training rows alone.
     *
     * @param trainingRows row numbers
     * @param usedRows those of all three parts, to count what is reported to the user
     * @param steps told what was done
     */
    public abstract List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps);

    /** How many of some rows hold no value. */
    final int missingIn(int[] rowNumbers) {
        int count = 0;
        for (int row : rowNumbers) {
            count += isMissing(row) ? 1 : 0;
        }
        return count;
    }

    /**
     * What this column asks a network to predict, for the rows that hold a value.
     *
     * @param requested the task that the user wants, or null to decide from the values
     * @param split whether its rows will be split, so that classes with too few rows are left out
     * @throws DataException when nothing can be learnt from it
     */
    public abstract Target target(@Nullable Task requested, boolean split);
}
