package org.rekindle.data.table;

/**
 * A number as it is.
 *
 * @param fill what stands for a missing one
 */
public record NumberFeature(NumberColumn column, double fill) implements Feature {
    @Override
    public String name() {
        return column.name();
    }

    @Override
    public double raw(int row) {
        double value = column.value(row);
        return Double.isNaN(value) ? fill : value;
    }
}
