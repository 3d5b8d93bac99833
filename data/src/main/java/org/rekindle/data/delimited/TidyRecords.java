package org.rekindle.data.delimited;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;
import org.rekindle.text.NumberText;

/**
 * One pass over the rows of a delimited text, without its header and comments.
 *
 * @param rows how many there are
 * @param comments how many comments were left out
 */
record TidyRecords(long rows, long comments) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Hands on the cells of each row, without their quotes.
     *
     * @param longest row that is read, in characters
     * @throws DataException when a row has too many or too few cells, or is too long
     */
    static TidyRecords read(
            Source source,
            Charset charset,
            TextLayout layout,
            long longest,
            Consumer<List<String>> taker) {
        try (RecordReader records =
                new RecordReader(source, open(source, charset), layout.dialect(), longest)) {
            records.skipLines(layout.linesBefore());
            for (int i = 0; i < layout.recordsBefore(); i++) {
                records.next();
            }
            long rows = 0;
            while (records.next()) {
                check(source, records, layout);
                taker.accept(records.cells());
                rows++;
            }
            return new TidyRecords(rows, records.comments());
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
                                        NumberText.count(comments, "comment line"),
                                        dialect.comment()));
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
}
