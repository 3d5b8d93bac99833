package org.rekindle.onnx.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Named arrays of weights from a file. The file stays open until {@link #close}.
 *
 * @param path of the file, as the user wrote it
 * @param format what was found: {@code safetensors}, {@code pytorch}, {@code pytorch_legacy},
 *     {@code npz}, {@code hdf5} or {@code keras}
 * @param ordered whether the arrays stand in the order of the model's modules; otherwise they are
 *     sorted by name
 * @param arrays in the order of the file
 * @param notLookedAt what the file holds besides
 * @param file what is closed in the end
 */
public record Checkpoint(
        Path path,
        String format,
        boolean ordered,
        List<StoredArray> arrays,
        List<NotLookedAt> notLookedAt,
        Closeable file)
        implements AutoCloseable {

    /**
     * Opens a checkpoint. What kind it is, is read from its first bytes, not from its name.
     *
     * @throws org.rekindle.onnx.model.ModelException when it is none that can be read, or broken,
     *     or asks for code to be run
     */
    public static Checkpoint open(Path path) {
        return CheckpointKind.open(path);
    }

    /** How many numbers all arrays have together. */
    public long parameters() {
        return arrays.stream().mapToLong(StoredArray::elements).sum();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
