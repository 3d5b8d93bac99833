package org.rekindle.onnx.census;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rekindle.onnx.model.ElementKind;

/**
 * A shape as a reading of always the same length, because what leaves a loop must not change its
 * length: 1 if it was measured, the rank, the dims, and zeros.
 */
final class NestedShape {
    /** ONNX Runtime has kernels for eight axes at most. */
    private static final int MOST_AXES = 8;

    static final int LENGTH = MOST_AXES + 2;

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
        return graph.gather(all, LongStream.range(0, LENGTH).boxed().toList(), 0);
    }

    /** The dims that it tells; empty where nothing was measured. */
    static Optional<List<Long>> dims(double[] values) {
        if (values.length < LENGTH || values[0] == 0) {
            return Optional.empty();
        }
        List<Long> dims =
                Arrays.stream(values)
                        .skip(2)
                        .limit((long) values[1])
                        .mapToObj(dim -> (long) dim)
                        .toList();
        return Optional.of(dims);
    }
}
