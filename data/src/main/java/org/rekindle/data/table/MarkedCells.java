package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.storage.Codes;

/** Which cells of a column of numbers hold a mark, such as NA, and which one. */
public final class MarkedCells {
    private static final int MOST_MARKS = Byte.MAX_VALUE;

    private final Codes codes;
    private final List<String> marks = new ArrayList<>();
    private int count;

    /**
     * @param codes for the mark of each row; below 128, and 0 for none
     */
    public MarkedCells(Codes codes) {
        this.codes = codes;
    }

    /** The next row has no mark. */
    public void addNone() {
        codes.add(0);
    }

    /** The next row has this mark. */
    public void add(String mark) {
        int code = marks.indexOf(mark);
        if (code < 0) {
            code = Math.min(marks.size(), MOST_MARKS - 1);
            if (code == marks.size()) {
                marks.add(mark);
            }
        }
        codes.add(code + 1);
        count++;
    }

    public boolean isMarked(int row) {
        return codes.at(row) != 0;
    }

    /** The mark in a row that has one. */
    public String mark(int row) {
        return marks.get(codes.at(row) - 1);
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
