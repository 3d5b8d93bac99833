package org.rekindle.onnx.checkpoint;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rekindle.onnx.model.ModelException;

/**
 * HDF5 as Keras writes it: {@code .weights.h5}, {@code .h5}, and {@code .keras}, a zip with one in
 * it. Links to other files are not followed.
 */
final class HdfCheckpoint {
    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 200_000;
    private static final long MOST_BYTES = 1L << 30;

    /** Chunks may be compressed, and a zero is compressed a thousandfold. */
    private static final long MOST_COMPRESSED = 1100;

    private final Path path;
    private final long size;
    private final List<StoredArray> arrays = new ArrayList<>();
    private final List<NotLookedAt> others = new ArrayList<>();
    private int nodes;

    private HdfCheckpoint(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    static Checkpoint open(Path path) throws IOException {
        long size = Files.size(path);
        return guarded(
                path,
                () -> {
                    HdfFile file = new HdfFile(path);
                    return read(path, "hdf5", size, file, file::close);
                });
    }

    static Checkpoint openKeras(Path path, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("model.weights.h5");
        if (entry.getSize() > MOST_BYTES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s holds %d bytes of weights; at most %d are read from a .keras file; save_weights(\"....weights.h5\") instead",
                            path,
                            entry.getSize(),
                            MOST_BYTES));
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) MOST_BYTES);
        }
        return guarded(
                path,
                () -> {
                    HdfFile file = HdfFile.fromBytes(bytes);
                    return read(path, "keras", bytes.length, file, zip);
                });
    }

    private interface Reading<T> {
        T get();
    }

    /** A library that meets a broken file throws whatever it stumbles on. */
    private static <T> T guarded(Path path, Reading<T> reading) {
        try {
            return reading.get();
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new ModelException(
                    "%s is broken: its HDF5 cannot be read (%s)".formatted(path, e.getMessage()),
                    e);
        }
    }

    private static Checkpoint read(
            Path path, String format, long size, HdfFile file, Closeable closed) {
        HdfCheckpoint checkpoint = new HdfCheckpoint(path, size);
        checkpoint.walk("", file, 0);
        return new Checkpoint(path, format, false, checkpoint.arrays, checkpoint.others, closed);
    }

    private void walk(String name, Group group, int depth) {
        if (depth > DEEPEST) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s nests its groups over %d deep; the file is broken",
                            path,
                            DEEPEST));
        }
        for (Node node : group.getChildren().values()) {
            String inner = name.isEmpty() ? node.getName() : name + "/" + node.getName();
            if (++nodes > MOST_NODES) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "%s has over %d groups and arrays; the file is broken",
                                path,
                                MOST_NODES));
            }
            if (node.isLink()) {
                others.add(new NotLookedAt(inner, "a link, which is not followed"));
            } else if (node instanceof Group child) {
                if (name.isEmpty() && node.getName().startsWith("optimizer")) {
                    others.add(new NotLookedAt(inner, "the state of an optimizer"));
                } else {
                    walk(inner, child, depth + 1);
                }
            } else if (node instanceof Dataset dataset) {
                array(inner, dataset);
            }
        }
    }

    private void array(String name, Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        boolean plain =
                !dataset.isCompound()
                        && !dataset.isVariableLength()
                        && (type == float.class
                                || type == double.class
                                || type == long.class
                                || type == int.class
                                || type == short.class
                                || type == byte.class);
        if (!plain) {
            others.add(new NotLookedAt(name, "not an array of plain numbers"));
            return;
        }
        List<Long> shape = Arrays.stream(dataset.getDimensions()).mapToObj(Long::valueOf).toList();
        long bytes = StoredArray.elements(name, shape) * Double.BYTES;
        if (bytes > MOST_BYTES || bytes > Math.max(1 << 20, size * MOST_COMPRESSED)) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s has an array \"%s\" of shape %s, more than it can hold or than %d bytes",
                            path,
                            name,
                            shape,
                            MOST_BYTES));
        }
        NumberKind kind =
                type == float.class
                        ? NumberKind.FLOAT32
                        : type == double.class ? NumberKind.FLOAT64 : NumberKind.INT64;
        arrays.add(
                new StoredArray(
                        name,
                        kind,
                        shape,
                        ByteOrder.BIG_ENDIAN,
                        () -> guarded(path, () -> new ByteArrayInputStream(bytes(dataset, kind)))));
    }

    private static byte[] bytes(Dataset dataset, NumberKind kind) {
        Object flat = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
        int count = flat.getClass().isArray() ? java.lang.reflect.Array.getLength(flat) : 1;
        ByteBuffer bytes = ByteBuffer.allocate(count * kind.size());
        for (int i = 0; i < count; i++) {
            Number number =
                    (Number)
                            (flat.getClass().isArray()
                                    ? java.lang.reflect.Array.get(flat, i)
                                    : flat);
            switch (kind) {
                case FLOAT32 -> bytes.putFloat(number.floatValue());
                case FLOAT64 -> bytes.putDouble(number.doubleValue());
                default -> bytes.putLong(number.longValue());
            }
        }
        return bytes.array();
    }
}
