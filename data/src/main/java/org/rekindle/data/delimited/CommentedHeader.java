package org.rekindle.data.delimited;

import java.util.HashSet;
import java.util.List;
import org.rekindle.data.cell.CellKind;
import org.rekindle.data.source.Source;

/** Names of columns that stand behind a comment's mark, as NumPy writes them. */
final class CommentedHeader {
    private CommentedHeader() {}

    /**
     * The names in the last comment above the table; empty where it holds none.
     *
     * @param table its first records, of which none is a header for sure
     */
    static List<String> of(Source source, String text, Dialect dialect, List<TextRecord> table) {
        String mark = dialect.comment();
        if (mark.isEmpty()) {
            return List.of();
        }
        List<String> comments =
                text.lines()
                        .limit(table.get(0).line() - 1)
                        .filter(line -> line.startsWith(mark))
                        .toList();
        if (comments.isEmpty()) {
            return List.of();
        }
        String last = comments.get(comments.size() - 1).substring(mark.length()).strip();
        List<TextRecord> records = TextRecord.first(source, last, dialect);
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> names = records.get(0).cells().stream().map(String::strip).toList();
        boolean areNames =
                names.size() == table.get(0).width()
                        && names.size() > 1
                        && new HashSet<>(names).size() == names.size()
                        && names.stream().allMatch(name -> CellKind.of(name) == CellKind.TEXT);
        return areNames ? names : List.of();
    }
}
