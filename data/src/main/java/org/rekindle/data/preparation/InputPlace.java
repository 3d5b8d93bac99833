package org.rekindle.data.preparation;

import java.util.Optional;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Rows;
import org.rekindle.data.storage.Storage;

/**
 * Where the inputs of all three parts lie.
 *
 * @param isMemory whether in memory; else in temporary files
 * @param bytes that they take
 */
record InputPlace(boolean isMemory, double bytes) {
    private static final double MEGABYTE = 1e6;

    /** On disk, too, where a part is larger than an array. */
    static InputPlace of(Storage storage, Split split, int width) {
        int train = split.train().length;
        int others = split.isSplit() ? split.validation().length + split.test().length : 0;
        double bytes = (double) Float.BYTES * width * ((double) train + others);
        boolean fitsArray = (double) width * train <= Rows.MOST;
        return new InputPlace(fitsArray && storage.isInMemory(bytes), bytes);
    }

    /** For the user, where they lie on disk. */
    Optional<String> note() {
        return isMemory
                ? Optional.empty()
                : Optional.of(
                        Sentence.of(
                                "The inputs are larger than memory: they lie in temporary files (%,.0f MB), and each batch is read from there.",
                                Math.ceil(bytes / MEGABYTE)));
    }
}
