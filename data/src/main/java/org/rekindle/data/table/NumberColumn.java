package org.rekindle.data.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/**
 * A column of numbers. A missing one reads as NaN, and nothing else does. As a file gives them,
 * numbers may be infinite; those that a network learns from are not.
 */
public final class NumberColumn extends Column {
    private final Cells cells;
    private final int rows;
    private final int missing;
    private final int infinite;
    private final @Nullable MarkedCells marks;

    private NumberColumn(
            String name,
            Cells cells,
            int rows,
            int missing,
            int infinite,
            @Nullable MarkedCells marks) {
        super(name);
        this.cells = cells;
        this.rows = rows;
        this.missing = missing;
        this.infinite = infinite;
        this.marks = marks;
    }

    /** Of cells that are known to hold no infinity, with a known number of missing values. */
    public NumberColumn(String name, Cells cells, int rows, int missing) {
        this(name, cells, rows, missing, 0, null);
    }

    /** Of any cells. */
    public static NumberColumn of(String name, Cells cells, int rows) {
        int missing = 0;
        int infinite = 0;
        for (int row = 0; row < rows; row++) {
            double value = cells.at(row);
            missing += Double.isNaN(value) ? 1 : 0;
            infinite += Double.isInfinite(value) ? 1 : 0;
        }
        return new NumberColumn(name, cells, rows, missing, infinite, null);
    }

    /** Holds the array, does not copy it; NaN is missing. */
    public static NumberColumn of(String name, double... values) {
        return of(name, row -> values[row], values.length);
    }

    /** The same, with the marks that stand in some of the cells that read as missing. */
    public NumberColumn withMarks(MarkedCells marked) {
        return new NumberColumn(name(), cells, rows, missing, infinite, marked);
    }

    /** The marks in cells that read as missing; null where there are none. */
    public @Nullable MarkedCells marks() {
        return marks;
    }

    /** How many numbers are infinite. */
    public int infinite() {
        return infinite;
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
    public List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps) {
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
    public Target target(@Nullable Task requested, boolean split) {
        return NumberTarget.of(this, requested, split);
    }
}
