package org.rekindle.data.delimited;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rekindle.data.source.Source;

/**
 * A record near the beginning of a delimited text.
 *
 * @param line on which it begins, from 1
 */
record TextRecord(long line, List<String> cells) {
    /** Enough to see how a file is written. */
    private static final int MOST = 1000;

    /** The first ones of a text. */
    static List<TextRecord> first(Source source, String text, Dialect dialect) {
        List<TextRecord> records = new ArrayList<>();
        try (RecordReader reader =
                new RecordReader(source, new StringReader(text), dialect, text.length() + 1)) {
            while (records.size() < MOST && reader.next()) {
                records.add(new TextRecord(reader.recordLine(), reader.cells()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** The most frequent number of cells; of equally frequent ones that which comes first. */
    static int commonWidth(List<TextRecord> records) {
        Map<Integer, Long> counts = counts(records);
        int common = 0;
        long most = 0;
        for (TextRecord record : records) {
            long count = counts.getOrDefault(record.width(), 0L);
            if (count > most) {
                common = record.width();
                most = count;
            }
        }
        return common;
    }

    /** How large a part of the records have this many cells. */
    static double share(List<TextRecord> records, int width) {
        return records.isEmpty()
                ? 0
                : counts(records).getOrDefault(width, 0L) / (double) records.size();
    }

    private static Map<Integer, Long> counts(List<TextRecord> records) {
        return records.stream()
                .map(TextRecord::width)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    int width() {
        return cells.size();
    }

    /** How many cells hold more than blanks. */
    long filled() {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }
}
