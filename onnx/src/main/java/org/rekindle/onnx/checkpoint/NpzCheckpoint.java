package org.rekindle.onnx.checkpoint;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rekindle.onnx.model.ModelException;

/** NPZ: arrays of NumPy in a zip. Arrays of objects, which are pickles, are not looked at. */
final class NpzCheckpoint {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr':\\s*'([<>|=])([a-z]\\d+)',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Map<String, NumberKind> KINDS =
            Map.of(
                    "f8", NumberKind.FLOAT64,
                    "f4", NumberKind.FLOAT32,
                    "f2", NumberKind.FLOAT16,
                    "i8", NumberKind.INT64,
                    "i4", NumberKind.INT32,
                    "i2", NumberKind.INT16,
                    "i1", NumberKind.INT8,
                    "u1", NumberKind.UINT8,
                    "b1", NumberKind.BOOL);

    private NpzCheckpoint() {}

    static Checkpoint open(Path path, ZipFile zip) throws IOException {
        List<StoredArray> arrays = new ArrayList<>();
        List<NotLookedAt> others = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.getName().endsWith(".npy")) {
                others.add(new NotLookedAt(entry.getName(), "not an array of NumPy"));
                continue;
            }
            String name = entry.getName().substring(0, entry.getName().length() - ".npy".length());
            try (InputStream in = zip.getInputStream(entry)) {
                String header = header(path, name, new DataInputStream(in));
                Matcher found = HEADER.matcher(header);
                NumberKind kind = found.find() ? KINDS.get(found.group(2)) : null;
                if (kind == null) {
                    others.add(new NotLookedAt(name, "not an array of plain numbers"));
                } else if (found.group(3).equals("True")) {
                    others.add(new NotLookedAt(name, "in Fortran order, which is not understood"));
                } else {
                    arrays.add(array(path, zip, entry, name, kind, found, header.length()));
                }
            }
        }
        return new Checkpoint(path, "npz", true, arrays, others, zip);
    }

    private static StoredArray array(
            Path path,
            ZipFile zip,
            ZipEntry entry,
            String name,
            NumberKind kind,
            Matcher found,
            int header)
            throws IOException {
        List<Long> shape = new ArrayList<>();
        try {
            for (String axis : found.group(4).split(",", -1)) {
                if (!axis.isBlank()) {
                    shape.add(Long.valueOf(axis.strip()));
                }
            }
        } catch (NumberFormatException e) {
            throw new ModelException(
                    "%s is broken: array \"%s\" has the shape (%s)"
                            .formatted(path, name, found.group(4)),
                    e);
        }
        // The bytes of magic, version and length lie before the header.
        long before = entry.getSize() - StoredArray.elements(name, shape) * kind.size();
        if (before < header + 10 || before > header + 12) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s is broken: array \"%s\" of shape %s and type %s does not fill its %d bytes",
                            path,
                            name,
                            shape,
                            kind.text(),
                            entry.getSize()));
        }
        ByteOrder order =
                found.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new StoredArray(name, kind, shape, order, new ZipContent(zip, entry, before));
    }

    private static String header(Path path, String name, DataInputStream in) throws IOException {
        boolean magic = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        int version = in.read();
        in.read();
        int length =
                version == 1
                        ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                        : Integer.reverseBytes(in.readInt());
        if (!magic || version < 1 || version > 3 || length < 0 || length > LONGEST_HEADER) {
            throw new ModelException(
                    "%s is broken: array \"%s\" is not in NumPy's format".formatted(path, name));
        }
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
