package org.rekindle.data.delimited;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.source.Source;

/**
 * The rows of a delimited text, written again as CSV that any program reads in one way only: in
 * UTF-8, without header and comments, with commas and double quotes.
 *
 * @param file with the copy
 * @param rows in it
 * @param comments that were left out
 */
record TidyCopy(Path file, long rows, long comments) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Writes a copy.
     *
     * @param longest row that is read, in characters
     * @throws DataException when a row has too many or too few cells, or is too long
     */
    static TidyCopy write(
            Source source, Charset charset, TextLayout layout, long longest, Path file) {
        return write(source, charset, layout, longest, file, CsvLine::write);
    }

    /** Writes a copy in which each cell is a line, with the number of its column before it. */
    static TidyCopy writeCells(
            Source source, Charset charset, TextLayout layout, long longest, Path file) {
        return write(source, charset, layout, longest, file, TidyCopy::writeCells);
    }

    private static void writeCells(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            CsvLine.write(writer, List.of(String.valueOf(i), cells.get(i)));
        }
    }

    private static TidyCopy write(
            Source source,
            Charset charset,
            TextLayout layout,
            long longest,
            Path file,
            RecordForm form) {
        try (RecordReader records =
                        new RecordReader(source, open(source, charset), layout.dialect(), longest);
                Copy copy = Copy.open(source, file, form)) {
            records.skipLines(layout.linesBefore());
            for (int i = 0; i < layout.recordsBefore(); i++) {
                records.next();
            }
            long rows = 0;
            while (records.next()) {
                check(source, records, layout);
                copy.write(source, records.cells());
                rows++;
            }
            return new TidyCopy(file, rows, records.comments());
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** What was left out, one plain sentence each. */
    List<String> notes(Dialect dialect) {
        return comments == 0
                ? List.of()
                : List.of(
                        "Skipped %s (starting with %s)."
                                .formatted(
                                        Names.count(comments, "comment line"), dialect.comment()));
    }

    private static Reader open(Source source, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static void check(Source source, RecordReader records, TextLayout layout) {
        if (records.isOpen()) {
            throw DelimitedFault.neverClosed(source, records.recordLine());
        }
        int cells = records.cells().size();
        int columns = layout.names().size();
        if (cells != columns) {
            String who = layout.hasHeader() ? "header names" : "table has";
            throw DelimitedFault.ragged(source, who, records.recordLine(), cells, columns);
        }
    }

    private static DataException unwritable(Source source, IOException e) {
        return source.fault(
                "a copy of it cannot be written into the folder for temporary files (%s)"
                        .formatted(e.getMessage()),
                e);
    }

    /** How a record is written. */
    @FunctionalInterface
    private interface RecordForm {
        void write(Writer writer, List<String> cells) throws IOException;
    }

    /** What writes the copy. A fault of it is none of the source. */
    private record Copy(Writer writer, RecordForm form) implements AutoCloseable {
        static Copy open(Source source, Path file, RecordForm form) {
            try {
                return new Copy(Files.newBufferedWriter(file), form);
            } catch (IOException e) {
                throw unwritable(source, e);
            }
        }

        void write(Source source, List<String> cells) {
            try {
                form.write(writer, cells);
            } catch (IOException e) {
                throw unwritable(source, e);
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
