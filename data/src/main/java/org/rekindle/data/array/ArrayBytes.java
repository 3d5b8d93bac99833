package org.rekindle.data.array;

import java.io.IOException;
import java.io.InputStream;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Rows;
import org.rekindle.data.source.Source;

/** The bytes of an array, checked for whether they are as many as its header says. */
final class ArrayBytes {
    /** A column costs far more than a number, and no network is trained on as many inputs. */
    private static final int MOST_COLUMNS = 1 << 18;

    private ArrayBytes() {}

    /**
     * Reads all that is left of a stream. Memory grows with what really comes, not with what was
     * declared.
     *
     * @param what the array's name for the user
     * @param shape declared
     * @param size of an element, in bytes
     */
    static byte[] read(Source source, String what, InputStream stream, ArrayShape shape, int size)
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
        // The shape was checked, so this cannot overflow.
        long declared = rows * width * size;
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
        return data;
    }
}
