package org.rekindle.data.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Cells;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

/**
 * Numbers as they lie in a file, {@code [rows][width]}, row by row or column by column. Columns are
 * views of it, so that a table of pixels takes one byte for each.
 */
final class DenseArray {
    private final ByteBuffer bytes;
    private final ElementType type;
    private final int rows;
    private final int width;
    private final int @Nullable [] places;

    /**
     * @param places where the columns lie that come one after the other, in the order of the names;
     *     null where the rows come one after the other
     */
    private DenseArray(
            ByteBuffer bytes, ElementType type, int rows, int width, int @Nullable [] places) {
        this.bytes = bytes;
        this.type = type;
        this.rows = rows;
        this.width = width;
        this.places = places;
    }

    /**
     * Reads all that is left of a stream. Memory grows with what really comes, not with what was
     * declared.
     *
     * @param what the array's name for the user
     * @param shape declared
     * @param isFortran whether the columns come one after the other, and not the rows
     */
    static DenseArray read(
            Source source,
            String what,
            InputStream stream,
            NpyType.Numbers numbers,
            ArrayShape shape,
            boolean isFortran)
            throws IOException {
        ElementType type = numbers.element();
        byte[] data = ArrayBytes.read(source, what, stream, shape, type.size());
        return new DenseArray(
                ByteBuffer.wrap(data).order(numbers.order()),
                type,
                (int) shape.samples(),
                (int) shape.sampleSize(),
                isFortran ? shape.fortranPlaces() : null);
    }

    int rows() {
        return rows;
    }

    private double get(int row, int place) {
        int number = places == null ? row * width + place : places[place] * rows + row;
        return type.get(bytes, number * type.size());
    }

    /**
     * One column for each place in a row.
     *
     * @param name of the column at a place
     */
    List<Column> columns(IntFunction<String> name) {
        List<Column> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            int place = i;
            Cells cells = row -> get(row, place);
            columns.add(
                    type.hasNonFinite()
                            ? NumberColumn.of(name.apply(i), cells, rows)
                            : new NumberColumn(name.apply(i), cells, rows, 0));
        }
        return columns;
    }

    /** The only column: numbers, or "false" and "true" where the file says so. */
    Column column(String name) {
        if (type != ElementType.B1) {
            return columns(place -> name).get(0);
        }
        return TextColumn.of(
                name, IntStream.range(0, rows).mapToObj(row -> String.valueOf(get(row, 0) != 0)));
    }
}
