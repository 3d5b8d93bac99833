package org.rekindle.data.delimited;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return write(source, charset, layout, longest, List.of(file), layout.names().size());
    }

    /**
     * Writes copies that lie side by side: each has some of the columns.
     *
     * @param files the first of which is the file of the copy
     * @param width how many columns each has; the last may have fewer
     */
    static TidyCopy write(
            Source source,
            Charset charset,
            TextLayout layout,
            long longest,
            List<Path> files,
            int width) {
        try (RecordReader records =
                        new RecordReader(source, open(source, charset), layout.dialect(), longest);
                Writers writers = Writers.open(source, files)) {
            records.skipLines(layout.linesBefore());
            for (int i = 0; i < layout.recordsBefore(); i++) {
                records.next();
            }
            long rows = 0;
            while (records.next()) {
                check(source, records, layout);
                writers.write(source, records.cells(), width);
                rows++;
            }
            return new TidyCopy(files.get(0), rows, records.comments());
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

    /** What writes the copies. */
    private record Writers(List<Writer> writers) implements AutoCloseable {
        static Writers open(Source source, List<Path> files) {
            List<Writer> writers = new ArrayList<>();
            try {
                for (Path file : files) {
                    writers.add(Files.newBufferedWriter(file));
                }
                return new Writers(writers);
            } catch (IOException e) {
                throw unwritable(source, e);
            }
        }

        void write(Source source, List<String> cells, int width) {
            try {
                for (int i = 0; i < writers.size(); i++) {
                    int end = Math.min((i + 1) * width, cells.size());
                    CsvLine.write(writers.get(i), cells.subList(i * width, end));
                }
            } catch (IOException e) {
                throw unwritable(source, e);
            }
        }

        @Override
        public void close() throws IOException {
            for (Writer writer : writers) {
                writer.close();
            }
        }
    }
}
