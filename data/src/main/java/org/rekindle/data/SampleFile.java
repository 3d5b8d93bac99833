package org.rekindle.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Arrays of samples in a file or folder, read from front to back and never as a whole. */
public interface SampleFile {
    /**
     * Looks at a file or folder. Besides what {@link Tables#read} reads, this may be one array of
     * NumPy ({@code .npy}), IDX of any number of dimensions and without labels, or a folder of PNG
     * or JPEG images; the arrays of {@code .npz} may be of any shape.
     *
     * @throws DataException when it is missing, unknown or broken, or not what is requested
     */
    static SampleFile open(Path path, SampleRequest request) {
        if (Files.isDirectory(path)) {
            return ImageFolder.open(new Source(path), request);
        }
        // What is unpacked is read again and again, and deleted at the end of the program.
        return TableFile.of(
                        Source.of(path),
                        ", and a folder of .png or .jpg images",
                        new ScratchFiles())
                .samples(request);
    }

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
