package org.rekindle.data.delimited;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.source.Source;

/** Which dialect gives the records of a text the same number of cells. */
final class DialectGuess {
    private static final String DELIMITERS = ",;\t|";

    /** Blanks separate cells only if nearly all records then have the same number of cells. */
    private static final double SHARE_FOR_BLANKS = 0.8;

    private DialectGuess() {}

    /**
     * @param text the beginning of the file
     * @param given the delimiter where the file names it; else null
     */
    static Dialect of(Source source, String text, @Nullable Character given) {
        Dialect delimited = given == null ? Dialect.of(delimiter(source, text)) : Dialect.of(given);
        String mark = CommentGuess.mark(source, text, delimited);
        if (!mark.isEmpty() && given == null) {
            // Comments may have been counted as records.
            String records = withoutComments(text, mark);
            delimited = Dialect.of(delimiter(source, records));
        }
        Dialect dialect = delimited.commentedBy(mark);
        return hasSingleQuotes(source, text, dialect)
                ? dialect.quotedBy(Dialect.SINGLE_QUOTE)
                : dialect;
    }

    private static String withoutComments(String text, String mark) {
        StringBuilder rest = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith(mark))
                .forEach(line -> rest.append(line).append('\n'));
        return rest.toString();
    }

    private static char delimiter(Source source, String text) {
        char best = DELIMITERS.charAt(0);
        int width = 1;
        double share = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            List<TextRecord> records = records(source, text, candidate);
            int own = TextRecord.commonWidth(records);
            double ownShare = TextRecord.share(records, own);
            if (own > 1 && (ownShare > share || (ownShare == share && own > width))) {
                best = candidate;
                width = own;
                share = ownShare;
            }
        }
        return share < SHARE_FOR_BLANKS && hasBlanks(records(source, text, Dialect.BLANKS))
                ? Dialect.BLANKS
                : best;
    }

    /** Whether all records or but a few, such as the header, have the same number of cells. */
    private static boolean hasBlanks(List<TextRecord> records) {
        int width = TextRecord.commonWidth(records);
        double same = TextRecord.share(records, width) * records.size();
        return width > 1
                && same > 1
                && same >= Math.min(SHARE_FOR_BLANKS * records.size(), records.size() - 1.0);
    }

    private static List<TextRecord> records(Source source, String text, char delimiter) {
        return text.indexOf(delimiter) < 0 && delimiter != Dialect.BLANKS
                ? List.of()
                : TextRecord.first(source, text, Dialect.of(delimiter));
    }

    private static boolean hasSingleQuotes(Source source, String text, Dialect dialect) {
        if (text.indexOf(Dialect.SINGLE_QUOTE) < 0 || text.indexOf(Dialect.DOUBLE_QUOTE) >= 0) {
            return false;
        }
        List<TextRecord> plain = TextRecord.first(source, text, dialect);
        List<String> cells = new ArrayList<>();
        plain.forEach(record -> record.cells().forEach(cell -> cells.add(cell.strip())));
        String quote = String.valueOf(Dialect.SINGLE_QUOTE);
        long opened = cells.stream().filter(cell -> cell.startsWith(quote)).count();
        long closed = cells.stream().filter(cell -> cell.endsWith(quote)).count();
        if (opened < 2 || opened != closed) {
            return false;
        }
        List<TextRecord> quoted =
                TextRecord.first(source, text, dialect.quotedBy(Dialect.SINGLE_QUOTE));
        return consistency(quoted) >= consistency(plain);
    }

    private static double consistency(List<TextRecord> records) {
        return TextRecord.share(records, TextRecord.commonWidth(records));
    }
}
