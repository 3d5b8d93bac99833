package org.rekindle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of NumPy arrays, as {@code numpy.savez} writes them. */
final class WrittenArrays {
    private WrittenArrays() {}

    /**
     * Writes arrays that hold 1, 2, 3, ...
     *
     * @param arrays such as {@code hidden_1.weight [2,1]; output.weight [1,2]}
     */
    static void write(Path file, String arrays) throws IOException {
        write(file, arrays, UnaryOperator.identity());
    }

    /** The same, but the last number of every array is another one. */
    static void write(Path file, String arrays, double last) throws IOException {
        write(
                file,
                arrays,
                numbers -> {
                    numbers[numbers.length - 1] = last;
                    return numbers;
                });
    }

    private static void write(Path file, String arrays, UnaryOperator<double[]> change)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String array : arrays.split(";", -1)) {
                String[] parts = array.strip().split(" ", -1);
                int[] shape =
                        Arrays.stream(parts[1].replaceAll("[\\[\\]]", "").split(",", -1))
                                .mapToInt(Integer::parseInt)
                                .toArray();
                zip.putNextEntry(new ZipEntry(parts[0] + ".npy"));
                zip.write(bytes(shape, change));
                zip.closeEntry();
            }
        }
    }

    private static byte[] bytes(int[] shape, UnaryOperator<double[]> change) {
        String axes =
                Arrays.stream(shape).mapToObj(axis -> axis + ",").collect(Collectors.joining());
        String header =
                "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }\n".formatted(axes);
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + Double.BYTES * count)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        double[] numbers = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
        for (double number : change.apply(numbers)) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
