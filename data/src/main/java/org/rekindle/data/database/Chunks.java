package org.rekindle.data.database;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** The rows of a large result, some thousands at a time. */
public final class Chunks implements AutoCloseable {
    private final Source source;
    private final long expected;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private long seen;

    /**
     * @param statement closed with this
     * @param expected how many rows must come
     */
    Chunks(Source source, DuckDBPreparedStatement statement, long expected) throws SQLException {
        this.source = source;
        this.expected = expected;
        this.statement = statement;
        this.result = statement.query();
    }

    /**
     * Goes to the next rows, if there are more.
     *
     * @throws DataException when there are not as many as expected: DuckDB passes over a fault in
     *     the middle of a result as if it were the end
     */
    public boolean next() {
        boolean more = result.nextChunk();
        seen += more ? result.chunk().rowCount() : 0;
        if (seen > expected || (!more && seen < expected)) {
            throw source.fault(
                    Sentence.of(
                            "%,d of %,d rows could be read; the file is broken, or it was changed"
                                    + " meanwhile",
                            seen, expected));
        }
        return more;
    }

    /** How many rows there are now. */
    public int rows() {
        return (int) result.chunk().rowCount();
    }

    /** Their values in a column. */
    public DuckDBReadableVector column(int place) {
        return result.chunk().vector(place);
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            result.close();
        }
    }
}
