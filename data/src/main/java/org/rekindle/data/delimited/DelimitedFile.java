package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/**
 * CSV and similar formats. Every cell is read as text and the types are decided here, so that a
 * label stays what the file says.
 *
 * @param reading what the user says about the file
 */
public record DelimitedFile(TableReading reading) implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        return relation(database, source, DelimitedText.of(source, reading.header()));
    }

    /** What a file holds whose layout is known. */
    Relation relation(DuckDb database, Source source, DelimitedText text) throws SQLException {
        DelimitedHeader header = DelimitedHeader.of(source, text.layout().names());
        DelimitedRows rows = text.rows(source, database.scratch());
        List<DelimitedColumn> profiles =
                DelimitedColumn.profile(database, source, rows.sql(), header.names());
        int count = rows.checked(source, profiles.get(0).rows());
        List<RelationColumn> columns = new ArrayList<>();
        for (DelimitedColumn profile : profiles) {
            columns.add(profile.column(database, rows.sql()));
        }
        List<String> notes = new ArrayList<>(text.notes());
        notes.addAll(rows.notes());
        notes.addAll(header.notes());
        return new Relation(source, rows.sql(), count, columns, rows.isCopy(), notes);
    }

    @Override
    public Table read(Source source, Storage storage) {
        DelimitedText text = DelimitedText.of(source, reading.header());
        if (text.isWide()) {
            return new WideText(source, text).read(storage);
        }
        try (DuckDb database = DuckDb.open()) {
            return relation(database, source, text).read(database, storage);
        } catch (SQLException e) {
            throw fault(source, e);
        }
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return DelimitedFault.in(source, error);
    }
}
