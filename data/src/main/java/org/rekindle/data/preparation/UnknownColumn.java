package org.rekindle.data.preparation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.data.delimited.DelimitedHeader;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

/** A column that the user named and that the table lacks. */
final class UnknownColumn {
    private UnknownColumn() {}

    static DataException in(Table table, String wanted) {
        List<String> names = table.columnNames();
        boolean isUnnamed =
                IntStream.range(0, names.size())
                        .allMatch(i -> names.get(i).equals(DelimitedHeader.byPlace(i + 1)));
        if (!isUnnamed) {
            return new DataException(Names.unknownColumn(wanted, names));
        }
        Optional<String> holder =
                table.columns().stream()
                        .filter(column -> wanted.equals(first(column)))
                        .map(Column::name)
                        .findFirst();
        return new DataException(
                DataException.Reason.NO_HEADER,
                holder.stream().toList(),
                "there is no column \"%s\": the file names no columns, as its first row looks like the others;"
                                .formatted(wanted)
                        + " name %s by its place (%s)"
                                .formatted(
                                        holder.map(name -> "the one that starts with this value")
                                                .orElse("a column"),
                                        holder.orElse(Names.abbreviate(names))));
    }

    private static String first(Column column) {
        if (column.isMissing(0)) {
            return "";
        }
        return column instanceof TextColumn text
                ? String.valueOf(text.value(0))
                : Sentence.of("%s", ((NumberColumn) column).value(0));
    }
}
