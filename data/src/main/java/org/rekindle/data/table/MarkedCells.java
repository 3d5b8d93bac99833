package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.List;

/** Which cells of a column of numbers hold a mark, such as NA, and which one. */
public final class MarkedCells {
    private static final int MOST_MARKS = Byte.MAX_VALUE;

    private final byte[] codes;
    private final List<String> marks = new ArrayList<>();
    private int count;

    public MarkedCells(int rows) {
        codes = new byte[rows];
    }

    /** Notes a mark in a row that had none. */
    public void put(int row, String mark) {
        int code = marks.indexOf(mark);
        if (code < 0) {
            code = Math.min(marks.size(), MOST_MARKS - 1);
            if (code == marks.size()) {
                marks.add(mark);
            }
        }
        codes[row] = (byte) (code + 1);
        count++;
    }

    public boolean isMarked(int row) {
        return codes[row] != 0;
    }

    /** The mark in a row that has one. */
    public String mark(int row) {
        return marks.get(codes[row] - 1);
    }

    /** The different marks. */
    public List<String> marks() {
        return marks;
    }

    /** How many cells hold one. */
    public int count() {
        return count;
    }
}
