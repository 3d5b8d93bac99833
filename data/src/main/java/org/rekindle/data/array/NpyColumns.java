package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;

/** An array of NumPy as columns of a table: its first axis counts the rows. */
final class NpyColumns {
    private NpyColumns() {}

    /**
     * @param what the array's name for the user
     * @param name of the columns; where there is more than one, each gets its place, too
     * @param stream the header first
     */
    static List<Column> read(Source source, String what, String name, DataInputStream stream)
            throws IOException {
        NpyHeader header = NpyHeader.read(source, what, stream);
        if (header.shape().axes().isEmpty()) {
            throw source.fault(what + " is a single value; it needs one or more for each row");
        }
        boolean isSingle = header.shape().sampleSize() == 1;
        IntFunction<String> names = place -> isSingle ? name : name + "_" + place;
        if (header.type() instanceof NpyType.Text text) {
            return TextArray.read(source, what, stream, text, header.shape(), header.isFortran())
                    .columns(names);
        }
        DenseArray array =
                DenseArray.read(
                        source,
                        what,
                        stream,
                        (NpyType.Numbers) header.type(),
                        header.shape(),
                        header.isFortran());
        return isSingle ? List.of(array.column(name)) : array.columns(names);
    }
}
