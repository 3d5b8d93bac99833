package org.rekindle.data.delimited;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/**
 * The records of a delimited text, one after the other. Any line break ends a record. Empty lines
 * are passed over. A quote opens a cell if only blanks come before it; elsewhere it is a letter.
 */
final class RecordReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    /** A table with more columns is likely to lie on its side. */
    private static final int MOST_CELLS = 100_000;

    private final Source source;
    private final Reader reader;
    private final Dialect dialect;
    private final long longest;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder cell = new StringBuilder();
    private int place;
    private int filled;

    private List<String> cells = List.of();
    private boolean cellIsQuoted;
    private long line = 1;
    private long recordLine;
    private long comments;
    private boolean isOpen;

    /**
     * @param reader closed with this
     * @param longest record that is read, in characters
     */
    RecordReader(Source source, Reader reader, Dialect dialect, long longest) {
        this.source = source;
        this.reader = reader;
        this.dialect = dialect;
        this.longest = longest;
    }

    /** Passes over lines, whatever they hold. */
    void skipLines(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            skipLine();
        }
    }

    /**
     * Goes to the next record, if there is one.
     *
     * @throws DataException when it is too long, or has too many cells
     */
    boolean next() throws IOException {
        while (peek(0) != END) {
            recordLine = line;
            if (startsComment()) {
                skipLine();
                comments++;
            } else {
                readRecord();
                if (!isEmptyLine()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cells of the record, without their quotes. */
    List<String> cells() {
        return cells;
    }

    /** The line on which the record begins, from 1. */
    long recordLine() {
        return recordLine;
    }

    /** How many comments were passed over. */
    long comments() {
        return comments;
    }

    /** Whether the text ended within quotes. */
    boolean isOpen() {
        return isOpen;
    }

    private boolean isEmptyLine() {
        return cells.isEmpty() || (cells.size() == 1 && !cellIsQuoted && cells.get(0).isBlank());
    }

    private boolean startsComment() throws IOException {
        String mark = dialect.comment();
        for (int i = 0; i < mark.length(); i++) {
            if (peek(i) != mark.charAt(i)) {
                return false;
            }
        }
        return !mark.isEmpty();
    }

    private void skipLine() throws IOException {
        for (int c = read(); c != END; c = read()) {
            if (endsLine(c)) {
                return;
            }
        }
    }

    /** Whether this ends a line; takes the second character of a line break, too. */
    private boolean endsLine(int c) throws IOException {
        if (c != '\n' && c != '\r') {
            return false;
        }
        if (c == '\r' && peek(0) == '\n') {
            read();
        }
        line++;
        return true;
    }

    private void readRecord() throws IOException {
        cells = new ArrayList<>(cells.size());
        startCell();
        boolean inQuotes = false;
        long length = 0;
        while (true) {
            int c = read();
            if (++length > longest) {
                throw DelimitedFault.tooLong(source, recordLine, longest);
            }
            if (c == END) {
                isOpen = inQuotes;
                endRecord();
                return;
            }
            if (inQuotes) {
                inQuotes = readQuoted(c);
            } else if (endsLine(c)) {
                endRecord();
                return;
            } else if (c == dialect.quote() && !cellIsQuoted && isBlank(cell)) {
                cell.setLength(0);
                cellIsQuoted = true;
                inQuotes = true;
            } else if (!dialect.separates(c)) {
                cell.append((char) c);
            } else if (!dialect.isSeparatedByBlanks() || cellIsQuoted || !cell.isEmpty()) {
                endCell();
            }
        }
    }

    /** Whether the cell is still in quotes after this character. */
    private boolean readQuoted(int c) throws IOException {
        if (c == dialect.quote()) {
            if (peek(0) != dialect.quote()) {
                return false;
            }
            read();
        } else if (c == '\n' || (c == '\r' && peek(0) != '\n')) {
            line++;
        }
        cell.append((char) c);
        return true;
    }

    private void startCell() {
        cell.setLength(0);
        cellIsQuoted = false;
    }

    private void endCell() {
        if (cells.size() == MOST_CELLS) {
            throw DelimitedFault.tooWide(source, recordLine, MOST_CELLS);
        }
        cells.add(cell.toString());
        startCell();
    }

    private void endRecord() {
        if (!dialect.isSeparatedByBlanks() || cellIsQuoted || !cell.isEmpty()) {
            cells.add(cell.toString());
        }
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(c -> c == ' ');
    }

    private int read() throws IOException {
        int c = peek(0);
        place += c == END ? 0 : 1;
        return c;
    }

    /** A character that is not taken yet, or {@link #END}. */
    private int peek(int ahead) throws IOException {
        if (place + ahead >= filled) {
            fill(ahead);
        }
        return place + ahead < filled ? buffer[place + ahead] : END;
    }

    private void fill(int ahead) throws IOException {
        System.arraycopy(buffer, place, buffer, 0, filled - place);
        filled -= place;
        place = 0;
        while (filled <= ahead) {
            int count = reader.read(buffer, filled, BUFFER - filled);
            if (count < 0) {
                return;
            }
            filled += count;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
