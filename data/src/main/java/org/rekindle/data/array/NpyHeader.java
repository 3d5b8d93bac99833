package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/**
 * What an array of NumPy says about itself before its elements.
 *
 * @param isFortran whether the first axis is the one whose elements lie side by side
 */
public record NpyHeader(NpyType type, ArrayShape shape, boolean isFortran) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

    /**
     * Reads the header, up to the first element.
     *
     * @param what the array's name for the user
     */
    public static NpyHeader read(Source source, String what, DataInputStream stream)
            throws IOException {
        String name = what + " ";
        String text = text(source, name, stream);
        Matcher type = TYPE.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!shape.find()) {
            throw source.fault(name + "does not state its shape; the file is broken");
        }
        if (!type.find()) {
            throw source.fault(
                    name + "is not an array of plain numbers; save each field by itself");
        }
        NpyType elements =
                NpyType.of(type.group(1))
                        .orElseThrow(
                                () ->
                                        source.fault(
                                                "%sis of type %s; text and numbers can be read: %s"
                                                                .formatted(
                                                                        name,
                                                                        type.group(1),
                                                                        ElementType.known())
                                                        + " (save it with .astype)"));
        List<Long> axes = axes(source, name, shape.group(1));
        return new NpyHeader(
                elements,
                ArrayShape.checked(source, what, elements.size(), axes),
                axes.size() > 1 && FORTRAN.matcher(text).find());
    }

    /**
     * The numbers of an array that is streamed.
     *
     * @param what the array's name for the user
     * @throws DataException when they are none, or when a sample does not lie in one piece
     */
    public NpyType.Numbers streamed(Source source, String what) {
        if (isFortran) {
            throw source.fault(
                    what + " is in Fortran order; save numpy.ascontiguousarray of it instead");
        }
        if (type instanceof NpyType.Numbers numbers) {
            return numbers;
        }
        throw source.fault(
                "%s holds text, and a model takes numbers: %s (save it with .astype)"
                        .formatted(what, ElementType.known()));
    }

    /** The array as callers see it. */
    public SampleArray array(String name, ElementType element) {
        return new SampleArray(name, element.code(), shape.axes());
    }

    private static String text(Source source, String name, DataInputStream stream)
            throws IOException {
        if (!Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC)) {
            throw source.fault(name + "is not in NumPy's format; the file is broken");
        }
        int version = stream.readUnsignedByte();
        stream.readUnsignedByte();
        if (version != 1 && version != 2) {
            throw source.fault(
                    Sentence.of(
                            "%sis in version %d of NumPy's format; 1 and 2 can be read",
                            name, version));
        }
        // Lengths are little-endian, and Java reads big-endian.
        int length =
                version == 1
                        ? Short.toUnsignedInt(Short.reverseBytes(stream.readShort()))
                        : Integer.reverseBytes(stream.readInt());
        if (length < 0 || length > LONGEST) {
            throw source.fault(name + "has a header too long to be one; the file is broken");
        }
        return new String(stream.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static List<Long> axes(Source source, String name, String shape) {
        try {
            return Arrays.stream(shape.split(","))
                    .map(String::strip)
                    .filter(axis -> !axis.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw source.fault(name + "has an impossible shape (%s)".formatted(shape), e);
        }
    }
}
