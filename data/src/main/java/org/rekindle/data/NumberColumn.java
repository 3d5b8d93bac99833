package org.rekindle.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A column of finite numbers. A missing one reads as NaN, and nothing else does. */
public final class NumberColumn extends Column {
    private final Cells cells;
    private final int rows;
    private final int missing;

    /** Of cells that are known to hold no infinity, with a known number of missing values. */
    NumberColumn(String name, Cells cells, int rows, int missing) {
        super(name);
        this.cells = cells;
        this.rows = rows;
        this.missing = missing;
    }

    /** Holds the array, does not copy it; NaN is missing. */
    static NumberColumn of(String name, double... values) {
        int missing = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return new NumberColumn(name, row -> values[row], values.length, missing);
    }

    /** The value in a row; NaN when it is missing. */
    public double value(int row) {
        return cells.at(row);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int missing() {
        return missing;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(cells.at(row));
    }

    @Override
    boolean fitsAsInput() {
        return true;
    }

    @Override
    List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps) {
        // A median costs a sort, so it is taken only where it is needed.
        int gaps = missing == 0 ? 0 : missingIn(usedRows);
        if (gaps == 0) {
            return List.of(new NumberFeature(this, 0));
        }
        if (missingIn(trainingRows) == trainingRows.length) {
            steps.hasNoValues(name());
            return List.of(new NumberFeature(this, 0));
        }
        steps.filledWithMedian(name(), gaps);
        return List.of(new NumberFeature(this, Median.of(this, trainingRows)));
    }

    @Override
    Target target(@Nullable Task requested) {
        return NumberTarget.of(this, requested);
    }
}
