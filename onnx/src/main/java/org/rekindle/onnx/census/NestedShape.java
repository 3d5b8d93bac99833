package org.rekindle.onnx.census;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rekindle.onnx.model.ElementKind;

/**
 * A shape as a reading of always the same length, because what leaves a loop must not change its
 * length: 1 if it was measured, the rank, the dims, and zeros. Then the same again, subtracted from
 * a large number: over all iterations the most is taken, and this is how that tells the least, too.
 */
final class NestedShape {
    /** ONNX Runtime has kernels for eight axes at most. */
    private static final int MOST_AXES = 8;

    private static final int HALF = MOST_AXES + 2;

    static final int LENGTH = 2 * HALF;

    private static final int LARGE = Integer.MAX_VALUE;

    private NestedShape() {}

    /**
     * Appends the nodes that make it.
     *
     * @param shape a value that is a shape
     */
    static String of(String shape, Appender graph) {
        String one = graph.filled(ElementKind.INT64, 1, List.of(1L));
        String zeros = graph.filled(ElementKind.INT64, 0, List.of((long) MOST_AXES));
        String all = graph.concat(List.of(one, graph.shape(shape), shape, zeros));
        String half = graph.gather(all, LongStream.range(0, HALF).boxed().toList(), 0);
        String large = graph.filled(ElementKind.INT64, LARGE, List.of((long) HALF));
        return graph.concat(List.of(half, graph.subtract(large, half)));
    }

    /** The shape that it tells; empty where nothing was measured. */
    static Optional<SeenShape> seen(double[] values) {
        if (values.length < LENGTH || values[0] == 0) {
            return Optional.empty();
        }
        double[] least = Arrays.stream(values, HALF, LENGTH).map(value -> LARGE - value).toArray();
        return Optional.of(new SeenShape(dims(values), dims(least)));
    }

    private static List<Long> dims(double... values) {
        return Arrays.stream(values)
                .skip(2)
                .limit((long) values[1])
                .mapToObj(dim -> (long) dim)
                .toList();
    }
}
