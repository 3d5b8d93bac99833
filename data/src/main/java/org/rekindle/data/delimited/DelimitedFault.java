package org.rekindle.data.delimited;

import java.sql.SQLException;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.text.NumberText;

/** What is wrong with a delimited file, in words for the user. */
public final class DelimitedFault {
    private DelimitedFault() {}

    /**
     * A row with more or fewer cells than there are columns.
     *
     * @param who says how many columns there are
     */
    static DataException ragged(Source source, String who, long line, long cells, long columns) {
        return source.fault(
                Sentence.of(
                        "line %d has %s, but the %s %s; give every line one value for each column",
                        line,
                        NumberText.count(cells, "value"),
                        who,
                        NumberText.count(columns, "column")));
    }

    /** A row that goes on for too long. */
    static DataException tooLong(Source source, long line, long longest) {
        return source.fault(
                Sentence.of(
                        "line %d is too long: it goes on after %,d characters; each row must end"
                                + " with a line break, outside quotes",
                        line, longest));
    }

    /** A quote without its second. */
    static DataException neverClosed(Source source, long line) {
        return source.fault(
                Sentence.of(
                        "line %d opens a quoted value that is never closed as it should be; a quote"
                                + " inside quotes is written twice",
                        line));
    }

    /** A row with more cells than a table may have columns. */
    static DataException tooWide(Source source, long line, long most) {
        return source.fault(
                Sentence.of(
                        "line %d has more values than the %,d columns that a table may have; does"
                                + " the table lie on its side?",
                        line, most));
    }

    /**
     * DuckDB cannot read what looked as it should. Its words are about itself, and of no use to the
     * user.
     */
    public static DataException in(Source source, SQLException error) {
        return source.fault(
                "its rows cannot be told apart, or it was changed meanwhile; write it again as plain"
                        + " CSV",
                error);
    }
}
