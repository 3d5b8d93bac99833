package org.rekindle.data.sample;

import java.sql.SQLException;
import java.util.List;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.source.Source;

/** The rows of a table. */
public final class TableSamples extends ArrayFile {
    private final DuckDbFile kind;
    private final Relation relation;
    private final List<TableInput> inputs;

    private TableSamples(DuckDbFile kind, Relation relation, List<TableInput> inputs) {
        super(
                relation.source(),
                List.of(
                        new SampleArray(
                                "",
                                ElementType.F8.code(),
                                List.of((long) relation.rows(), (long) inputs.size()))));
        this.kind = kind;
        this.relation = relation;
        this.inputs = inputs;
    }

    public static SampleFile open(Source source, DuckDbFile kind, SampleRequest request) {
        try (DuckDb database = DuckDb.open()) {
            Relation relation = kind.relation(database, source);
            return new TableSamples(kind, relation, TableInput.of(relation, request));
        } catch (SQLException e) {
            throw kind.fault(source, e);
        }
    }

    @Override
    public SampleStream stream(SampleArray array) {
        DuckDb database = DuckDb.open();
        try {
            List<String> numbers = inputs.stream().map(TableInput::expression).toList();
            // Copies that the relation was read from have gone with the database.
            Relation again = relation.isCopy() ? kind.relation(database, source()) : relation;
            return new TableStream(source(), inputs, database, again.chunks(database, numbers));
        } catch (SQLException e) {
            database.close();
            throw kind.fault(source(), e);
        }
    }
}
