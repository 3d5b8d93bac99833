package org.rekindle.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;

/**
 * A network's parameters as NumPy's {@code .npz}: for each layer {@code hidden_1.weight} ({@code
 * float32[units][fan_in]}), {@code hidden_1.bias} ({@code float32[units]}) and, where slopes are
 * learnt, {@code hidden_1.negative_slope}; last {@code output.weight} and {@code output.bias}. The
 * weights of the first layer are in the order of {@code features} in {@value FileNames#RUN}. The
 * inputs must be prepared as the run prepared them. The entries are not compressed, as with {@code
 * numpy.savez}.
 */
final class WeightFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The header ends at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private WeightFile() {}

    static byte[] of(DenseNetwork network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        float[] parameters = network.parameters();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (DenseLayer layer : network.hidden()) {
                affine(zip, layer.name(), layer.affine(), parameters);
                if (layer.slopeCount() > 0) {
                    String shape = String.format(Locale.ROOT, "(%d,)", layer.slopeCount());
                    array(
                            zip,
                            layer.name() + ".negative_slope",
                            shape,
                            parameters,
                            layer.slopes(),
                            layer.slopeCount());
                }
            }
            affine(zip, "output", network.output(), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void affine(ZipOutputStream zip, String name, Affine affine, float[] parameters)
            throws IOException {
        int units = affine.units();
        int weights = units * affine.fanIn();
        String shape = String.format(Locale.ROOT, "(%d, %d)", units, affine.fanIn());
        array(zip, name + ".weight", shape, parameters, affine.weights(), weights);
        array(
                zip,
                name + ".bias",
                String.format(Locale.ROOT, "(%d,)", units),
                parameters,
                affine.biases(),
                units);
    }

    private static void array(
            ZipOutputStream zip, String name, String shape, float[] values, int from, int length)
            throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        int prefix = MAGIC.length + Short.BYTES;
        int padded = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String header = text + " ".repeat(padded - prefix - text.length() - 1) + "\n";
        ByteBuffer content =
                ByteBuffer.allocate(padded + length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.put(MAGIC);
        content.putShort((short) header.length());
        content.put(header.getBytes(StandardCharsets.US_ASCII));
        content.asFloatBuffer().put(values, from, length);
        CRC32 checksum = new CRC32();
        checksum.update(content.array());
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setSize(content.capacity());
        entry.setCompressedSize(content.capacity());
        entry.setCrc(checksum.getValue());
        // No clock in a file: the same network gives the same bytes.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content.array());
        zip.closeEntry();
    }
}
