package org.rekindle.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;

/** What comes out of a packed file. It ends with a fault where that is far more than a table is. */
public final class GrowthLimit extends FilterInputStream {
    /** Below this, nothing that is packed does harm. */
    private static final long HARMLESS = 1L << 30;

    /** Tables shrink to a tenth; the best that gzip can do is 1 to 1,032. */
    private static final long MOST_GROWTH = 200;

    private final Source source;
    private final long most;
    private long seen;

    /**
     * Watches what is unpacked.
     *
     * @param packed how many bytes it has now
     */
    public GrowthLimit(Source source, InputStream unpacked, long packed) {
        super(unpacked);
        this.source = source;
        this.most = Math.max(HARMLESS, MOST_GROWTH * packed);
    }

    /**
     * Checks what the file says before anything is unpacked.
     *
     * @param declared how many bytes a packed file says it holds; negative if it does not say
     * @throws DataException when that is too much
     */
    public void check(long declared) {
        if (declared > most) {
            throw source.fault(
                    Sentence.of(
                            "it unpacks to more than %,d bytes, which no table does that is packed"
                                    + " so small; the file is broken, or made to do harm",
                            most));
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        seen += more;
        check(seen);
    }
}
