package org.rekindle.data.delimited;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/**
 * The rows of a delimited text, written again as CSV that any program reads in one way only: in
 * UTF-8, without header and comments, with commas and double quotes.
 *
 * @param file with the copy
 * @param records that are in it
 */
record TidyCopy(Path file, TidyRecords records) {
    /**
     * Writes a copy.
     *
     * @param longest row that is read, in characters
     * @throws DataException when a row has too many or too few cells, or is too long
     */
    static TidyCopy write(
            Source source, Charset charset, TextLayout layout, long longest, Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            TidyRecords records =
                    TidyRecords.read(
                            source, charset, layout, longest, cells -> write(writer, cells));
            return new TidyCopy(file, records);
        } catch (UncheckedIOException | IOException e) {
            throw unwritable(source, e);
        }
    }

    private static void write(BufferedWriter writer, List<String> cells) {
        try {
            CsvLine.write(writer, cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static DataException unwritable(Source source, Exception e) {
        return source.fault(
                "a copy of it cannot be written into the folder for temporary files (%s)"
                        .formatted(e.getMessage()),
                e);
    }
}
