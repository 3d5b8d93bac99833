package org.rekindle.data.delimited;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.source.Source;

/**
 * Where the rows lie in a delimited text, and how they are written: decided by its beginning.
 *
 * @param dialect of its records
 * @param linesBefore how many lines come before the first record, empty ones and comments apart
 * @param recordsBefore how many records come before the first row, the header included
 * @param hasHeader whether the last of these records names the columns
 * @param names one for each column, empty where it has none
 * @param notes what is unusual, one plain sentence each
 */
record TextLayout(
        Dialect dialect,
        int linesBefore,
        int recordsBefore,
        boolean hasHeader,
        List<String> names,
        List<String> notes) {
    TextLayout {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }

    /**
     * @param text the beginning of the file, whole lines
     * @param named whether the first record names the columns; null to decide by what it holds
     */
    static TextLayout of(Source source, String text, @Nullable Boolean named) {
        SeparatorLine separator = SeparatorLine.in(text);
        String body = text.substring(separator.length());
        Dialect dialect = DialectGuess.of(source, body, separator.delimiter());
        List<TextRecord> records = TextRecord.first(source, body, dialect);
        if (records.isEmpty()) {
            throw source.fault("there is no row in the file, only empty lines or comments");
        }
        List<String> notes = new ArrayList<>(separator.notes());
        notes.addAll(notes(dialect));
        TitleLines titles = TitleLines.before(records);
        notes.addAll(titles.notes());
        List<TextRecord> table = records.subList(titles.count(), records.size());

        HeaderGuess header = HeaderGuess.of(table, named);
        List<String> commented =
                header.isSure() ? List.of() : CommentedHeader.of(source, body, dialect, table);
        if (!commented.isEmpty()) {
            notes.add("The names of the columns come from the comment above them.");
            return new TextLayout(
                    dialect, separator.lines(), titles.count(), false, commented, notes);
        }
        notes.addAll(header.notes());
        return new TextLayout(
                dialect,
                separator.lines(),
                titles.count() + (header.isNamed() ? 1 : 0),
                header.isNamed(),
                header.cells(),
                notes);
    }

    private static List<String> notes(Dialect dialect) {
        List<String> notes = new ArrayList<>();
        if (dialect.isSeparatedByBlanks()) {
            notes.add("Blanks separate the cells.");
        }
        if (dialect.quote() == Dialect.SINGLE_QUOTE) {
            notes.add("Single quotes around cells are left out.");
        }
        return notes;
    }

    /** Whether DuckDB finds the rows by itself if the whole file is as its beginning. */
    boolean isCommon() {
        return dialect.isCommon() && linesBefore == 0 && recordsBefore == (hasHeader ? 1 : 0);
    }
}
