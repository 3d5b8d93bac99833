package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.source.Source;

/**
 * The header of an IDX file: a magic number (two zero bytes, 8 for unsigned bytes, the number of
 * dimensions) and the dimensions, 4 bytes each, big-endian.
 */
public final class IdxHeader {
    private static final int UNSIGNED_BYTES = 0x0800;

    private IdxHeader() {}

    /**
     * Reads the header, up to the first number.
     *
     * @param what the array's name for the user
     * @param dimensions how many the file's name promises
     */
    public static ArrayShape read(
            Source source, String what, int dimensions, DataInputStream stream) throws IOException {
        int expected = UNSIGNED_BYTES + dimensions;
        int found = stream.readInt();
        if (found != expected) {
            throw source.fault(
                    "an IDX file of this name starts with %08x, but this one starts with %08x; it"
                                    .formatted(expected, found)
                            + " is broken, or not IDX");
        }
        List<Long> axes = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            axes.add(Integer.toUnsignedLong(stream.readInt()));
        }
        return ArrayShape.checked(source, what, ElementType.U1.size(), axes);
    }
}
