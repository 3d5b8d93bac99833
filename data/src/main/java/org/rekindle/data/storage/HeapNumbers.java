package org.rekindle.data.storage;

/** Numbers in memory. */
final class HeapNumbers implements Numbers {
    private final double[] numbers;
    private int filled;

    HeapNumbers(int rows) {
        this.numbers = new double[rows];
    }

    @Override
    public void add(double number) {
        numbers[filled++] = number;
    }

    @Override
    public double at(int row) {
        return numbers[row];
    }
}
