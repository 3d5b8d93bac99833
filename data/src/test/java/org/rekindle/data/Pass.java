package org.rekindle.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Samples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.sample.SampleStream;

/** Passes over samples, as plain values for assertions. */
public final class Pass {
    /** All columns, grey images of any size. */
    public static final SampleRequest ANYTHING = new SampleRequest(List.of(), List.of(), 1, 0, 0);

    private Pass() {}

    public static SampleFile open(Path path) {
        return Samples.open(path, ANYTHING);
    }

    /** The only array. */
    public static SampleArray array(SampleFile file) {
        if (file.arrays().size() != 1) {
            throw new AssertionError("more than one array: " + file.arrays());
        }
        return file.arrays().get(0);
    }

    public static double[] numbers(Path path) {
        return numbers(open(path), "", 1000);
    }

    /** Every number of an array, read some samples at a time. */
    public static double[] numbers(SampleFile file, String name, int atOnce) {
        SampleArray array =
                file.arrays().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
        int size = Math.toIntExact(array.sampleSize());
        double[] into = new double[atOnce * size];
        DoubleStream.Builder all = DoubleStream.builder();
        try (SampleStream stream = file.stream(name)) {
            for (int count = stream.read(atOnce, into);
                    count > 0;
                    count = stream.read(atOnce, into)) {
                Arrays.stream(into, 0, count * size).forEach(all);
            }
        }
        return all.build().toArray();
    }

    public static void assertFault(Path path, String... parts) {
        assertFault(path, ANYTHING, parts);
    }

    /** Opening it, or a pass over all its arrays, is a fault. */
    public static void assertFault(Path path, SampleRequest request, String... parts) {
        assertThatThrownBy(
                        () -> {
                            SampleFile file = Samples.open(path, request);
                            file.arrays().forEach(array -> numbers(file, array.name(), 2));
                        })
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }
}
