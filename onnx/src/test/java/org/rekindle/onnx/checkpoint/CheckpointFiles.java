package org.rekindle.onnx.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small checkpoints, written by the tests themselves. */
public final class CheckpointFiles {
    private final Map<String, Array> arrays = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Array(float[] values, long[] shape) {
        byte[] bytes() {
            ByteBuffer bytes =
                    ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                bytes.putFloat(value);
            }
            return bytes.array();
        }

        String shapeText() {
            return LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(","));
        }
    }

    /** Adds an array of {@code float32}. */
    public CheckpointFiles with(String name, float[] values, long... shape) {
        arrays.put(name, new Array(values, shape));
        return this;
    }

    /** As safetensors. */
    public Path safetensors(Path path) {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        arrays.forEach(
                (name, array) -> {
                    int begin = data.size();
                    data.writeBytes(array.bytes());
                    header.append(
                            ",\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                                    .formatted(name, array.shapeText(), begin, data.size()));
                });
        return safetensors(path, header.append('}').toString(), data.toByteArray());
    }

    /** A header as it is, and what follows it. */
    public static Path safetensors(Path path, String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + text.length + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        return write(path, bytes.putLong(text.length).put(text).put(data).array());
    }

    /** As NumPy writes it. */
    public Path npz(Path path) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> {
                    String shape = array.shapeText() + (array.shape().length == 1 ? "," : "");
                    String header =
                            "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n"
                                    .formatted(shape);
                    ByteArrayOutputStream npy = new ByteArrayOutputStream();
                    npy.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
                    npy.write(header.length());
                    npy.write(0);
                    npy.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
                    npy.writeBytes(array.bytes());
                    entries.put(name + ".npy", npy.toByteArray());
                });
        return zip(path, entries);
    }

    /** As PyTorch writes it. */
    public Path torch(Path path) {
        PickleBytes pickle = new PickleBytes().start();
        pickle.dictionary();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> {
                    String key = Integer.toString(entries.size());
                    entries.put("archive/data/" + key, array.bytes());
                    pickle.text(name).tensor(key, array.values().length, array.shape()).put();
                });
        entries.put("archive/data.pkl", pickle.stop().bytes());
        return zip(path, entries);
    }

    /** As PyTorch wrote it before 1.6. */
    public Path legacyTorch(Path path) {
        PickleBytes pickle = new PickleBytes();
        pickle.start().raw(0x8a, 10);
        pickle.raw(0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19).stop();
        pickle.start().number(1001).stop();
        pickle.start().dictionary().stop();
        pickle.start().dictionary();
        int key = 0;
        for (Map.Entry<String, Array> entry : arrays.entrySet()) {
            Array array = entry.getValue();
            pickle.text(entry.getKey())
                    .tensor(Integer.toString(key++), array.values().length, array.shape())
                    .put();
        }
        pickle.stop().start().raw(']', '(');
        for (int i = 0; i < key; i++) {
            pickle.text(Integer.toString(i));
        }
        pickle.raw('e').stop();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(pickle.bytes());
        for (Array array : arrays.values()) {
            ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            all.writeBytes(count.putLong(array.values().length).array());
            all.writeBytes(array.bytes());
        }
        return write(path, all.toByteArray());
    }

    /** A zip of these files. */
    public static Path zip(Path path, Map<String, byte[]> entries) {
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    static Path write(Path path, byte[] bytes) {
        try {
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
