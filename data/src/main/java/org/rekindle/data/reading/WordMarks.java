package org.rekindle.data.reading;

import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.table.TextColumn;

/**
 * When a mark for a missing value that is also a word is one in a column of text. Where it is
 * frequent, it is a value: "None" of a choice of fences, NA for Namibia.
 */
enum WordMarks {
    /** Among inputs, a mark that begins with a letter is a value in a quarter of the rows. */
    INPUT(0.25) {
        @Override
        boolean mayBeValue(String mark) {
            return MissingMarks.isLetters(mark);
        }
    },
    /**
     * Rows without a target are lost, so a twentieth of the rows is enough, but only for plain
     * words: "none" may be a class, and NA is none.
     */
    TARGET(0.05) {
        @Override
        boolean mayBeValue(String mark) {
            return MissingMarks.isWord(mark);
        }
    };

    private final double frequent;

    WordMarks(double frequent) {
        this.frequent = frequent;
    }

    abstract boolean mayBeValue(String mark);

    /** Whether one of the marks means "missing" in this column. */
    boolean isMark(TextColumn column, MissingMarks marks, String mark) {
        return marks.isNamed(mark)
                || !mayBeValue(mark)
                || column.count(mark) < frequent * (column.rows() - column.missing());
    }
}
