package org.rekindle.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads text line by line. Leaves out the last line if no line break ends it. */
final class WholeLines {
    /** A line holds a census per layer; this one has thousands of layers. */
    private static final int LONGEST = 8 << 20;

    private static final int CHUNK = 1 << 16;

    private WholeLines() {}

    /** Receives the lines. */
    interface Reader {
        /**
         * Receives a line.
         *
         * @param number counted from 1
         */
        void line(int number, String text) throws BadFileException;
    }

    /**
     * What was read.
     *
     * @param lines how many whole lines there were
     * @param bytes how long they are, line breaks included
     */
    record Read(int lines, long bytes) {}

    /** Reads to the end of the stream. */
    static Read read(String name, InputStream in, Reader reader)
            throws IOException, BadFileException {
        byte[] chunk = new byte[CHUNK];
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        int lines = 0;
        long bytes = 0;
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    begun.write(chunk, from, i - from);
                    from = i + 1;
                    lines++;
                    bytes += begun.size() + 1;
                    reader.line(lines, begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                }
            }
            begun.write(chunk, from, length - from);
            if (begun.size() > LONGEST) {
                throw new BadFileException(
                        String.format(
                                Locale.ROOT,
                                "line %d of %s is too long to be a line of a run",
                                lines + 1,
                                name));
            }
        }
        return new Read(lines, bytes);
    }
}
