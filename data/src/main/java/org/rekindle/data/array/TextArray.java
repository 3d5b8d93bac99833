package org.rekindle.data.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Dictionary;
import org.rekindle.data.table.TextColumn;

/** Texts of a fixed size as they lie in an array of NumPy. */
final class TextArray {
    private final byte[] bytes;
    private final NpyType.Text type;
    private final int rows;
    private final int width;
    private final int @Nullable [] places;

    private TextArray(
            byte[] bytes, NpyType.Text type, int rows, int width, int @Nullable [] places) {
        this.bytes = bytes;
        this.type = type;
        this.rows = rows;
        this.width = width;
        this.places = places;
    }

    /**
     * Reads all that is left of a stream.
     *
     * @param what the array's name for the user
     */
    static TextArray read(
            Source source,
            String what,
            InputStream stream,
            NpyType.Text type,
            ArrayShape shape,
            boolean isFortran)
            throws IOException {
        return new TextArray(
                ArrayBytes.read(source, what, stream, shape, type.size()),
                type,
                (int) shape.samples(),
                (int) shape.sampleSize(),
                isFortran ? shape.fortranPlaces() : null);
    }

    /**
     * One column for each place in a row.
     *
     * @param name of the column at a place
     */
    List<Column> columns(IntFunction<String> name) {
        return IntStream.range(0, width)
                .mapToObj(place -> column(name.apply(place), place))
                .toList();
    }

    private Column column(String name, int place) {
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            String text = get(row, place);
            codes[row] = text.isBlank() ? TextColumn.MISSING : dictionary.code(text.strip());
        }
        return new TextColumn(name, codes, dictionary.words());
    }

    private String get(int row, int place) {
        int element = places == null ? row * width + place : places[place] * rows + row;
        Charset charset = type.charset();
        String text = new String(bytes, element * type.size(), type.size(), charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
