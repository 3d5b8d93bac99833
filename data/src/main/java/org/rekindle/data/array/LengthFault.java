package org.rekindle.data.array;

import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** An array that has fewer or more bytes than its header declares. */
public final class LengthFault {
    private LengthFault() {}

    /**
     * What to tell the user.
     *
     * @param what the array's name for the user
     * @param declared bytes by the header
     * @param held bytes that came; when they are as many as declared, there are still more
     */
    public static DataException in(Source source, String what, long declared, long held) {
        return source.fault(
                Sentence.of(
                        "%s should take %,d bytes by its header, but the file holds %s; it is"
                                + " incomplete or broken, so fetch or write it again",
                        what, declared, held < declared ? Sentence.of("%,d", held) : "more"));
    }
}
