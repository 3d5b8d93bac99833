package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.network.DenseNetwork;

/**
 * Makes the file {@code model.onnx} or {@code cured.onnx} of a trained network. The module {@code
 * run} does not depend on ONNX, so the caller provides this.
 */
@FunctionalInterface
public interface ModelFile {
    /** Leaves no model file. */
    ModelFile NONE = (network, data) -> Optional.empty();

    /**
     * The file's bytes; empty to write none.
     *
     * @param data the data, prepared as for the training of the network
     */
    Optional<byte[]> of(DenseNetwork network, LoadedData data);
}
