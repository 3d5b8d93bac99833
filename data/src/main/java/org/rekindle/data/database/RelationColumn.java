package org.rekindle.data.database;

import org.jspecify.annotations.Nullable;
import org.rekindle.data.storage.ColumnStore;

/**
 * A column of a {@link Relation}.
 *
 * @param isNumber whether it is one of numbers; else it is one of text
 * @param text SQL that gives the text of a cell, null where it is missing
 * @param number SQL that gives the number of a cell, null where it is missing; or null when there
 *     is none, as in a column of text that is not a column of truth values
 * @param hasMarks whether some cells of a column of numbers hold a mark instead, such as NA
 */
public record RelationColumn(
        String name, boolean isNumber, String text, @Nullable String number, boolean hasMarks) {
    public static RelationColumn ofNumbers(String name, String text, String number) {
        return new RelationColumn(name, true, text, number, false);
    }

    public static RelationColumn ofMarkedNumbers(String name, String text, String number) {
        return new RelationColumn(name, true, text, number, true);
    }

    public static RelationColumn ofText(String name, String text) {
        return new RelationColumn(name, false, text, null, false);
    }

    /** Truth values, which are text to a table and 0 and 1 to a model. */
    static RelationColumn ofTruth(String name, String text) {
        return new RelationColumn(name, false, text, "CAST(" + text + " AS BOOLEAN)", false);
    }

    /** How many bytes a {@link ColumnStore} takes for a row. */
    int bytes() {
        if (isNumber && number != null) {
            return ColumnStore.NUMBER + (hasMarks ? ColumnStore.MARK : 0);
        }
        return ColumnStore.CODE;
    }

    /** Takes this column as what it is. */
    ColumnLoader loader(int rows, ColumnStore store) {
        if (isNumber && number != null) {
            return hasMarks
                    ? new MarkedNumberLoader(name, text, rows, store)
                    : new NumberLoader(name, number, rows, store.numbers());
        }
        return new TextLoader(name, text, rows, store.codes());
    }
}
