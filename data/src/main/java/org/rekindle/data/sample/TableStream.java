package org.rekindle.data.sample;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.DataException;
import org.rekindle.data.database.Chunks;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** One pass over the rows of a table. */
final class TableStream implements SampleStream {
    private final Source source;
    private final List<TableInput> inputs;
    private final DuckDb database;
    private final Chunks chunks;
    private long rowsRead;
    private int inChunk;
    private int takenFromChunk;

    /**
     * @param database closed with this
     * @param chunks a column for each input; closed with this
     */
    TableStream(Source source, List<TableInput> inputs, DuckDb database, Chunks chunks) {
        this.source = source;
        this.inputs = inputs;
        this.database = database;
        this.chunks = chunks;
    }

    @Override
    public int read(int most, double[] into) {
        int count = 0;
        while (count < most && hasMore()) {
            int rows = Math.min(most - count, inChunk - takenFromChunk);
            for (int place = 0; place < inputs.size(); place++) {
                copy(place, rows, into, count * inputs.size() + place);
            }
            takenFromChunk += rows;
            rowsRead += rows;
            count += rows;
        }
        return count;
    }

    private boolean hasMore() {
        if (takenFromChunk == inChunk) {
            inChunk = chunks.next() ? chunks.rows() : 0;
            takenFromChunk = 0;
        }
        return inChunk > 0;
    }

    private void copy(int place, int rows, double[] into, int start) {
        TableInput input = inputs.get(place);
        String column = input.column();
        Double fill = input.fill();
        DuckDBReadableVector values = chunks.column(place);
        for (int i = 0; i < rows; i++) {
            double value = input.value(values, takenFromChunk + i);
            if (!Double.isFinite(value) && fill != null) {
                value = fill;
            } else if (values.isNull(takenFromChunk + i)) {
                throw source.fault(
                        DataException.Reason.COLUMNS_UNUSABLE,
                        List.of(column),
                        Sentence.of(
                                "column \"%s\" has no value in data row %,d, and a model takes"
                                        + " numbers",
                                column, rowsRead + i + 1));
            }
            into[start + i * inputs.size()] = Finite.check(source, column, rowsRead + i + 1, value);
        }
    }

    @Override
    public void close() {
        try (database) {
            chunks.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
