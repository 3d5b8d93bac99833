package org.rekindle.data.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.rekindle.data.source.Source;

/**
 * What a pass over every byte of a delimited text shows: whether DuckDB can be trusted to read it
 * as it stands, how many records it must find, and which encoding it is in.
 *
 * @param records all of them, the header included
 * @param isRegular whether each record has the same number of cells, ends with the same line break,
 *     has no quote in an odd place, and no line is empty
 * @param mixesLineBreaks whether lines end in more than one way
 * @param longest record, in bytes
 * @param charset UTF-8; or where it is not, Windows-1252 or Latin-1
 * @param strayLine where bytes that are not UTF-8 stand among letters that are; 0 for nowhere
 */
record TextSurvey(
        long records,
        boolean isRegular,
        boolean mixesLineBreaks,
        long longest,
        Charset charset,
        long strayLine) {

    /**
     * Looks at a file in UTF-8, or in an encoding that writes ASCII as UTF-8 does.
     *
     * @param width how many cells each record should have
     */
    static TextSurvey of(Source source, Dialect dialect, int width) {
        Pass pass = new Pass(dialect, width);
        Utf8Check utf8 = new Utf8Check();
        byte[] buffer = new byte[1 << 16];
        try (InputStream stream = source.open()) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    byte b = buffer[i];
                    if (b < 0 || utf8.isPending()) {
                        utf8.take(b, pass.line);
                    }
                    pass.take(b);
                }
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        utf8.end(pass.line);
        pass.end();
        return new TextSurvey(
                pass.records,
                pass.isRegular(),
                pass.mixesLineBreaks(),
                pass.longest,
                utf8.charset(),
                utf8.strayLine());
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** Follows the quotes, cells and lines. */
    private static final class Pass {
        private final byte delimiter;
        private final byte quote;
        private final int width;

        private long line = 1;
        private long records;
        private long longest;
        private long length;
        private int cells = 1;
        private boolean startsCell = true;
        private boolean isBlank = true;
        private boolean inQuotes;
        private boolean afterQuotes;
        private boolean afterReturn;
        private boolean isOdd;

        /** A bit for each kind that was seen. */
        private int lineBreaks;

        Pass(Dialect dialect, int width) {
            this.delimiter = (byte) dialect.delimiter();
            this.quote = (byte) dialect.quote();
            this.width = width;
        }

        void take(byte b) {
            if (afterReturn) {
                afterReturn = false;
                if (b == '\n') {
                    lineBreaks |= 2;
                    return;
                }
                lineBreaks |= 4;
            }
            length++;
            isBlank &= b == ' ' || b == '\n' || b == '\r';
            if (inQuotes) {
                if (b == quote) {
                    inQuotes = false;
                    afterQuotes = true;
                } else if (b == '\n') {
                    line++;
                }
            } else if (b == delimiter) {
                cells++;
                startsCell = true;
                afterQuotes = false;
            } else if (b == '\n') {
                lineBreaks |= 1;
                endRecord();
            } else if (b == '\r') {
                afterReturn = true;
                endRecord();
            } else if (b == quote && (startsCell || afterQuotes)) {
                inQuotes = true;
                startsCell = false;
            } else {
                isOdd |= afterQuotes || b == quote || b == 0;
                startsCell = false;
            }
        }

        private void endRecord() {
            isOdd |= cells != width || isBlank;
            longest = Math.max(longest, length);
            records++;
            line++;
            length = 0;
            cells = 1;
            startsCell = true;
            isBlank = true;
            afterQuotes = false;
        }

        void end() {
            lineBreaks |= afterReturn ? 4 : 0;
            isOdd |= inQuotes;
            if (length > 0) {
                length++;
                endRecord();
            }
        }

        boolean isRegular() {
            return !isOdd && !mixesLineBreaks();
        }

        boolean mixesLineBreaks() {
            return Integer.bitCount(lineBreaks) > 1;
        }
    }
}
