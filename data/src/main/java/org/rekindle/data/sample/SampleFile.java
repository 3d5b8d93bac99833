package org.rekindle.data.sample;

import java.nio.file.Path;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.array.SampleArray;

/** Arrays of samples in a file or folder, read from front to back and never as a whole. */
public interface SampleFile {
    /** As the user wrote it. */
    Path path();

    /** In the order of the file; at least one. */
    List<SampleArray> arrays();

    /**
     * SHA-256 of the bytes as they lie on disk, in hexadecimal; for a folder of those of its
     * images, one after the other. It is computed by this call.
     */
    String sha256();

    /**
     * Starts a pass over one of the arrays.
     *
     * @param array its name
     * @throws DataException when it cannot be read
     * @throws IllegalArgumentException when there is no such array
     */
    SampleStream stream(String array);
}
