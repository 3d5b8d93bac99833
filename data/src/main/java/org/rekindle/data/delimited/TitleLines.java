package org.rekindle.data.delimited;

import java.util.List;
import org.rekindle.data.message.Names;
import org.rekindle.text.NumberText;

/**
 * What stands above a table, such as its title.
 *
 * @param titles the text of each of these records
 */
record TitleLines(List<String> titles) {
    private static final int MOST = 20;

    /** What stands above is believed to be no row only if nearly all that follow are alike. */
    private static final double SHARE_OF_ROWS = 0.9;

    /**
     * The records before the first one that fills as many cells as a row has. A record with a
     * single value counts as a title if the rows have more than two.
     */
    static TitleLines before(List<TextRecord> records) {
        int width = TextRecord.commonWidth(records);
        int first = 0;
        while (first < records.size() && isTitle(records.get(first), width)) {
            first++;
        }
        List<TextRecord> rows = records.subList(first, records.size());
        boolean areTitles =
                first > 0
                        && first <= Math.min(MOST, rows.size())
                        && rows.size() > 1
                        && TextRecord.share(rows, width) >= SHARE_OF_ROWS;
        if (areTitles) {
            // A header may lack the name of the first column, as R writes it.
            first -= HeaderGuess.isShort(records.get(first - 1), rows) ? 1 : 0;
        }
        return new TitleLines(
                areTitles
                        ? records.subList(0, first).stream().map(TitleLines::text).toList()
                        : List.of());
    }

    private static boolean isTitle(TextRecord record, int width) {
        return record.width() < width || (width > 2 && record.filled() <= 1);
    }

    private static String text(TextRecord record) {
        return String.join(" ", record.cells()).strip();
    }

    int count() {
        return titles.size();
    }

    List<String> notes() {
        return titles.isEmpty()
                ? List.of()
                : List.of(
                        "Skipped %s above the table: %s."
                                .formatted(
                                        NumberText.count(titles.size(), "line"),
                                        Names.abbreviate(
                                                titles.stream()
                                                        .map("\"%s\""::formatted)
                                                        .toList())));
    }
}
