package org.rekindle.data.delimited;

import java.util.List;
import org.rekindle.data.source.Source;

/** Whether lines that start with a mark are comments. */
final class CommentGuess {
    private static final List<String> MARKS = List.of("#", "%", "//");

    private CommentGuess() {}

    /**
     * What comments start with; empty where there are none. Lines with a mark before the first line
     * without one are comments. Where there are none of these, so are later ones, unless all of
     * them have as many cells as the records: then the mark is part of a value.
     *
     * @param dialect to count cells by
     */
    static String mark(Source source, String text, Dialect dialect) {
        for (String mark : MARKS) {
            if (text.startsWith(mark) && hasOtherLines(text, mark)) {
                return mark;
            }
        }
        if (MARKS.stream().noneMatch(mark -> text.contains("\n" + mark))) {
            return "";
        }
        List<TextRecord> records = TextRecord.first(source, text, dialect);
        int width = TextRecord.commonWidth(records);
        return MARKS.stream()
                .filter(mark -> hasOddRecord(records, mark, width))
                .findFirst()
                .orElse("");
    }

    private static boolean hasOtherLines(String text, String mark) {
        return text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith(mark));
    }

    private static boolean hasOddRecord(List<TextRecord> records, String mark, int width) {
        return records.stream()
                .anyMatch(
                        record ->
                                record.width() != width && record.cells().get(0).startsWith(mark));
    }
}
