package org.rekindle.benchmarks.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload in a file, for workers in any language. Little-endian, without padding: the four bytes
 * {@code RKW1}; the activation's name (int32 length, ASCII); int32 inputs, hidden layers, the units
 * of each, outputs, batch size; float64 learning rate; int32 count and float32 parameters; then
 * training and validation samples, each as int32 count, float32 inputs and int32 labels.
 */
public final class WorkloadFile {
    private static final int MAGIC = 0x31574B52;

    private WorkloadFile() {}

    /** Writes the file anew. */
    public static void write(Workload workload, Path file) throws IOException {
        byte[] name = workload.activation().getBytes(StandardCharsets.US_ASCII);
        byte[] array = new byte[size(workload, name.length)];
        ByteBuffer bytes = littleEndian(array);
        bytes.putInt(MAGIC).putInt(name.length).put(name);
        bytes.putInt(workload.inputs()).putInt(workload.hidden().size());
        workload.hidden().forEach(bytes::putInt);
        bytes.putInt(workload.outputs()).putInt(workload.batchSize());
        bytes.putDouble(workload.learningRate());
        bytes.putInt(workload.parameters().length);
        putFloats(bytes, workload.parameters());
        putSamples(bytes, workload.train());
        putSamples(bytes, workload.validation());
        Files.write(file, array);
    }

    /** Reads it back. */
    public static Workload read(Path file) throws IOException {
        ByteBuffer bytes = littleEndian(Files.readAllBytes(file));
        if (bytes.getInt() != MAGIC) {
            throw new IOException(file + " is no workload file");
        }
        byte[] name = new byte[bytes.getInt()];
        bytes.get(name);
        int inputs = bytes.getInt();
        int layers = bytes.getInt();
        List<Integer> hidden = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            hidden.add(bytes.getInt());
        }
        return new Workload(
                new String(name, StandardCharsets.US_ASCII),
                inputs,
                hidden,
                bytes.getInt(),
                bytes.getInt(),
                bytes.getDouble(),
                floats(bytes, bytes.getInt()),
                samples(bytes, inputs),
                samples(bytes, inputs));
    }

    private static int size(Workload workload, int nameLength) {
        int ints = 8 + workload.hidden().size() + 1;
        int values = workload.parameters().length;
        for (Samples samples : List.of(workload.train(), workload.validation())) {
            values += samples.inputs().length + samples.labels().length;
        }
        return nameLength + ints * Integer.BYTES + Double.BYTES + values * Float.BYTES;
    }

    private static ByteBuffer littleEndian(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putSamples(ByteBuffer bytes, Samples samples) {
        bytes.putInt(samples.count());
        putFloats(bytes, samples.inputs());
        bytes.asIntBuffer().put(samples.labels());
        bytes.position(bytes.position() + samples.labels().length * Integer.BYTES);
    }

    private static Samples samples(ByteBuffer bytes, int inputs) {
        int count = bytes.getInt();
        float[] values = floats(bytes, count * inputs);
        int[] labels = new int[count];
        bytes.asIntBuffer().get(labels);
        bytes.position(bytes.position() + count * Integer.BYTES);
        return new Samples(values, labels);
    }

    private static void putFloats(ByteBuffer bytes, float[] values) {
        bytes.asFloatBuffer().put(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
    }

    private static float[] floats(ByteBuffer bytes, int count) {
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + count * Float.BYTES);
        return values;
    }
}
