package org.rekindle.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers as they lie in a file, {@code [rows][width]}, row-major. Columns are views of it, so that
 * a table of pixels takes one byte for each.
 */
final class DenseArray {
    /** A column costs far more than a number, and no network is trained on as many inputs. */
    private static final int MOST_COLUMNS = 1 << 20;

    private final ByteBuffer bytes;
    private final ElementType type;
    private final int rows;
    private final int width;

    private DenseArray(ByteBuffer bytes, ElementType type, int rows, int width) {
        this.bytes = bytes;
        this.type = type;
        this.rows = rows;
        this.width = width;
    }

    /**
     * Reads all that is left of a stream. Memory grows with what really comes, not with what was
     * declared.
     *
     * @param what the array's name for the user
     * @param shape declared
     */
    static DenseArray read(
            Source source, String what, InputStream stream, ElementType type, ArrayShape shape)
            throws IOException {
        long rows = shape.samples();
        long width = shape.sampleSize();
        Rows.checked(source, rows);
        if (width < 1 || width > MOST_COLUMNS) {
            throw source.fault(
                    Sentence.of(
                            "%s has %,d values per row; 1 to %,d can be read",
                            what, width, MOST_COLUMNS));
        }
        // At most 2^31 x 2^20 x 2^3, so this cannot overflow.
        long declared = rows * width * type.size();
        if (declared > Rows.MOST) {
            throw source.fault(
                    Sentence.of(
                            "%s takes %,d bytes, more than the %,d that can be read",
                            what, declared, Rows.MOST));
        }
        byte[] data = stream.readNBytes((int) declared);
        boolean longer = data.length == declared && stream.read() >= 0;
        if (data.length < declared || longer) {
            throw LengthFault.in(source, what, declared, data.length);
        }
        return new DenseArray(
                ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN),
                type,
                (int) rows,
                (int) width);
    }

    int rows() {
        return rows;
    }

    private double get(int row, int place) {
        return type.get(bytes, (row * width + place) * type.size());
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
