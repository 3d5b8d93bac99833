package org.rekindle.data.delimited;

/**
 * How the records of a delimited text are written.
 *
 * @param delimiter what stands between two cells; {@link #BLANKS} for any run of blanks and tabs
 * @param quote what stands around a cell that holds a delimiter
 * @param comment what a line starts with that is no record; empty where every line is one
 */
record Dialect(char delimiter, char quote, String comment) {
    /** Stands for any number of blanks and tabs. */
    static final char BLANKS = ' ';

    static final char DOUBLE_QUOTE = '"';
    static final char SINGLE_QUOTE = '\'';

    /** With double quotes, and without comments. */
    static Dialect of(char delimiter) {
        return new Dialect(delimiter, DOUBLE_QUOTE, "");
    }

    Dialect quotedBy(char other) {
        return new Dialect(delimiter, other, comment);
    }

    Dialect commentedBy(String mark) {
        return new Dialect(delimiter, quote, mark);
    }

    boolean isSeparatedByBlanks() {
        return delimiter == BLANKS;
    }

    boolean separates(int character) {
        return character == delimiter || (isSeparatedByBlanks() && character == '\t');
    }

    /** Whether this is how most programs write CSV, apart from the delimiter. */
    boolean isCommon() {
        return quote == DOUBLE_QUOTE && comment.isEmpty() && !isSeparatedByBlanks();
    }
}
