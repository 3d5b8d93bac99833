package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rekindle.onnx.model.ModelException;

/** Which reader a file needs, by its first bytes and, of a zip, by what lies in it. */
final class CheckpointKind {
    private static final int ZIP = 0x504b0304;
    private static final int HDF5 = 0x89484446;
    private static final int PICKLE = 0x80;
    private static final int MOST_ENTRIES = 200_000;
    private static final long SMALL = 1L << 30;
    private static final int MOST_COMPRESSED = 100;

    private CheckpointKind() {}

    static Checkpoint open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(
                    Files.exists(path)
                            ? "%s is no regular file; name a checkpoint".formatted(path)
                            : "there is no file %s; name a checkpoint".formatted(path));
        }
        try {
            byte[] head;
            try (InputStream in = Files.newInputStream(path)) {
                head = in.readNBytes(9);
            }
            int magic = head.length < 4 ? 0 : ByteBuffer.wrap(head).getInt();
            if (magic == ZIP) {
                return zip(path);
            }
            if (magic == HDF5) {
                return HdfCheckpoint.open(path);
            }
            if (head.length > 1 && Byte.toUnsignedInt(head[0]) == PICKLE && head[1] <= 5) {
                return LegacyTorchFile.open(path);
            }
            if ((head.length == 9 && head[8] == '{') || path.toString().endsWith(".safetensors")) {
                return SafetensorsFile.open(path);
            }
        } catch (IOException e) {
            throw new ModelException(
                    "%s cannot be read (%s); the file is broken".formatted(path, e.getMessage()),
                    e);
        }
        throw new ModelException(
                "%s is no checkpoint that can be read; expected safetensors, PyTorch (.pt, .pth, .bin), .npz, .weights.h5 or .keras"
                        .formatted(path));
    }

    private static Checkpoint zip(Path path) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            refuseBombs(path, zip);
            if (zip.getEntry("model.weights.h5") != null) {
                return HdfCheckpoint.openKeras(path, zip);
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith("data.pkl"))) {
                return TorchZip.open(path, zip);
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith(".npy"))) {
                return NpzCheckpoint.open(path, zip);
            }
            throw new ModelException(
                    "%s is a zip without weights; expected PyTorch's data.pkl, Keras' model.weights.h5 or arrays of NumPy (.npy) in it"
                            .formatted(path));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void refuseBombs(Path path, ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d entries; at most %d are read",
                            path,
                            zip.size(),
                            MOST_ENTRIES));
        }
        long most = Math.max(SMALL, MOST_COMPRESSED * Files.size(path));
        long left = most;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            left -= entry.getSize() < 0 || entry.getSize() > left ? left + 1 : entry.getSize();
            if (left < 0) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "%s unpacks to more than %d bytes, over %d times its size; it was not unpacked",
                                path,
                                most,
                                MOST_COMPRESSED));
            }
        }
    }
}
