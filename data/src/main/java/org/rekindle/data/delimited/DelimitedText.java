package org.rekindle.data.delimited;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;

/**
 * How a delimited file is written, after a look at every byte of it.
 *
 * @param charset of its letters
 * @param layout of its rows
 * @param mixesLineBreaks whether lines end in more than one way
 * @param plainRows how many rows there are, where DuckDB can read the file as it stands; else null
 */
record DelimitedText(
        Charset charset, TextLayout layout, boolean mixesLineBreaks, @Nullable Long plainRows) {
    /** In bytes; DuckDB's buffers grow with it. */
    private static final int LONGEST_LINE = 1 << 21;

    /** DuckDB's time to plan grows with the square of the columns. */
    private static final int WIDE = 1000;

    /** A number with all its digits, twice over. */
    private static final int WIDE_CELL = 48;

    /**
     * @param named whether the first row names the columns; null to decide by the file
     */
    static DelimitedText of(Source source, @Nullable Boolean named) {
        TextHead head = TextHead.read(source);
        Charset charset = head.charset();
        NoTable.found(head.bytes(), !charset.equals(StandardCharsets.UTF_8))
                .ifPresent(
                        what -> {
                            throw source.fault(what);
                        });
        TextLayout layout = layout(source, head, charset, named);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new DelimitedText(charset, layout, false, null);
        }
        TextSurvey survey = TextSurvey.of(source, layout.dialect(), layout.names().size());
        if (survey.strayLine() > 0) {
            throw source.fault(
                    Sentence.of(
                            "line %d is not UTF-8 text, though others are; save the file as UTF-8",
                            survey.strayLine()));
        }
        if (!survey.isUtf8()) {
            return new DelimitedText(
                    survey.charset(),
                    layout(source, head, survey.charset(), named),
                    survey.mixesLineBreaks(),
                    null);
        }
        boolean isPlain =
                layout.isCommon() && survey.isRegular() && survey.longest() <= longest(layout);
        return new DelimitedText(
                charset,
                layout,
                survey.mixesLineBreaks(),
                isPlain ? Long.valueOf(survey.records() - layout.recordsBefore()) : null);
    }

    /** Of a file that states its layout; only its encoding is looked for. */
    static DelimitedText laidOut(Source source, TextLayout layout) {
        Charset charset = TextHead.read(source).charset();
        if (charset.equals(StandardCharsets.UTF_8)) {
            charset = TextSurvey.of(source, layout.dialect(), layout.names().size()).charset();
        }
        return new DelimitedText(charset, layout, false, null);
    }

    private static TextLayout layout(
            Source source, TextHead head, Charset charset, @Nullable Boolean named) {
        return TextLayout.of(source, head.text(charset), named);
    }

    /** Whether there are so many columns that DuckDB takes long to plan for all of them at once. */
    boolean isWide() {
        return layout.names().size() > WIDE;
    }

    /** One pass over the rows. */
    TidyRecords records(Source source, Consumer<List<String>> taker) {
        return TidyRecords.read(source, charset, layout, longest(layout), taker);
    }

    private static long longest(TextLayout layout) {
        return Math.max(LONGEST_LINE, layout.names().size() * (long) WIDE_CELL);
    }

    /** The rows as DuckDB finds them: in the file itself where that can be, else in a copy. */
    DelimitedRows rows(Source source, ScratchFiles scratch) {
        long longest = longest(layout);
        int columns = layout.names().size();
        if (plainRows != null) {
            String options =
                    DelimitedRows.options(
                            source.isGzipped(),
                            layout.dialect().delimiter(),
                            layout.hasHeader(),
                            longest,
                            columns);
            return new DelimitedRows(source.content(), options, plainRows, false, List.of());
        }
        Path file = scratch.create(source, ".csv");
        TidyCopy copy = TidyCopy.write(source, charset, layout, longest, file);
        // A letter takes up to four bytes, and each cell its quotes.
        String options =
                DelimitedRows.options(false, ',', false, 4 * longest + 3L * columns, columns);
        TidyRecords records = copy.records();
        return new DelimitedRows(
                file, options, records.rows(), true, records.notes(layout.dialect()));
    }

    /** What is unusual, one plain sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            notes.add("The file is not UTF-8; it is read as %s.".formatted(name()));
        }
        if (mixesLineBreaks) {
            notes.add("Lines end in more than one way; each of them ends a row.");
        }
        notes.addAll(layout.notes());
        return notes;
    }

    private String name() {
        return switch (charset.name()) {
            case "ISO-8859-1" -> "Latin-1 (ISO 8859-1)";
            case "windows-1252" -> "Windows-1252";
            default -> charset.name().replaceFirst("[LB]E$", "");
        };
    }
}
