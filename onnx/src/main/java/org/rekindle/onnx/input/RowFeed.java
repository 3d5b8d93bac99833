package org.rekindle.onnx.input;

/** Samples that stand in memory, one row each. */
public final class RowFeed implements Feed {
    private final float[][] rows;
    private int next;

    /**
     * Feeds the rows from first to last.
     *
     * @param rows {@code float[samples][elements of a sample]}; not copied
     */
    public RowFeed(float[][] rows) {
        this.rows = rows;
    }

    @Override
    public int read(int most, double[] into) {
        int at = 0;
        int from = next;
        while (next < rows.length && next - from < most) {
            for (float value : rows[next]) {
                into[at++] = value;
            }
            next++;
        }
        return next - from;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
