package org.rekindle.onnx.units;

import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.List;
import java.util.Random;
import org.rekindle.onnx.ModelBuilder;

/**
 * Layers that make units, each with weights of which one unit's can be changed: 1 is added to those
 * of that unit.
 */
final class Makers {
    static final int KINDS = 12;

    private final ModelBuilder builder = new ModelBuilder();
    private final Random random;
    private final int changed;

    /** The sizes of the input; 0 for the batch. */
    private long[] input = {};

    /** The sizes of what is made; 0 for the batch. */
    private List<Long> made = List.of();

    private int units;

    /**
     * @param changed the unit whose weights are changed; negative for none
     */
    Makers(long seed, int kind, int changed) {
        this.random = new Random(seed);
        this.changed = changed;
        make(kind);
    }

    ModelBuilder builder() {
        return builder;
    }

    List<Long> input() {
        return java.util.Arrays.stream(input).skip(1).boxed().toList();
    }

    List<Long> made() {
        return made;
    }

    int units() {
        return units;
    }

    private void make(int kind) {
        long width = 2L + random.nextInt(3);
        long time = 2L + random.nextInt(3);
        long n = 2L + random.nextInt(4);
        units = (int) n;
        switch (kind) {
            case 0 -> {
                sequence(time, width);
                weights("w", List.of(width, n), 1);
                builder.node("MatMul", List.of("x", "w"), "m");
                made = List.of(0L, time, n);
            }
            case 1 -> {
                sequence(time, width);
                weights("w", List.of(n, time), 0);
                builder.node("MatMul", List.of("w", "x"), "m");
                made = List.of(0L, n, width);
            }
            case 2 -> {
                rows(width);
                weights("w", List.of(n, width), 0);
                builder.node("Gemm", List.of("x", "w"), "m", attribute("transB", 1));
                made = List.of(0L, n);
            }
            case 3 -> rewritten(time, width, n);
            case 4 -> convolution(width, n);
            case 5 -> {
                units = (int) width;
                input(0, width, 3, 4);
                weights("w", List.of(width, 1L, 1L, 1L), 0);
                builder.node("Conv", List.of("x", "w"), "m", attribute("group", width));
                made = List.of(0L, width, 3L, 4L);
            }
            case 6 -> {
                input(0, width, 3, 2);
                weights("w", List.of(width, n, 1L, 1L), 1);
                builder.node("ConvTranspose", List.of("x", "w"), "m");
                made = List.of(0L, n, 3L, 2L);
            }
            case 7 -> recurrence("LSTM", 4, time, width, n, false);
            case 8 -> recurrence("GRU", 3, time, width, n, true);
            case 9 -> {
                sequence(time, width);
                weights("w", List.of(n, width), 0);
                builder.node(
                        "Einsum", List.of("x", "w"), "m", attribute("equation", "b...k,nk->n...b"));
                made = List.of(n, time, 0L);
            }
            case 10 -> {
                sequence(time, width);
                weights("w", List.of(width, n), 1);
                builder.node(
                        "ArgMax",
                        List.of("x"),
                        "index",
                        attribute("axis", -1L),
                        attribute("keepdims", 0));
                builder.node("Gather", List.of("w", "index"), "m");
                made = List.of(0L, time, n);
            }
            default -> attention(time, width, n);
        }
    }

    private void input(long... dims) {
        input = dims;
        builder.input("x", dims);
    }

    private void sequence(long time, long width) {
        input(0, time, width);
    }

    private void rows(long width) {
        input(0, width);
    }

    /** A batched product as a graph simplifier writes it. */
    private void rewritten(long time, long width, long n) {
        sequence(time, width);
        weights("w", List.of(width, n), 1);
        builder.integers("flat", -1, width)
                .integers("back", -1, time, n)
                .node("Reshape", List.of("x", "flat"), "f")
                .node("Gemm", List.of("f", "w"), "g")
                .node("Reshape", List.of("g", "back"), "m");
        made = List.of(0L, time, n);
    }

    /** In two groups. */
    private void convolution(long width, long n) {
        units = 2 * (int) n;
        input(0, 2 * width, 5);
        weights("w", List.of(2 * n, width, 2L), 0);
        builder.node("Conv", List.of("x", "w"), "m", attribute("group", 2));
        made = List.of(0L, 2 * n, 4L);
    }

    /** Without recurrent weights, which would carry a change to other units. */
    private void recurrence(String op, int gates, long time, long width, long n, boolean both) {
        long directions = both ? 2 : 1;
        units = (int) (directions * n);
        sequence(time, width);
        float[] bias = new float[(int) (directions * 2 * gates * n)];
        for (int i = 0; i < bias.length; i++) {
            long unit = i / (2L * gates * n) * n + i % n;
            bias[i] = unit == changed ? 1 : 0;
        }
        numbers("w", List.of(directions, gates * n, width));
        builder.initializer(
                        "r",
                        List.of(directions, gates * n, n),
                        new float[(int) (directions * gates * n * n)])
                .initializer("b", List.of(directions, 2L * gates * n), bias)
                .node("Transpose", List.of("x"), "t", attribute("perm", List.of(1L, 0L, 2L)))
                .node(
                        op,
                        List.of("t", "w", "r", "b"),
                        "y",
                        attribute("hidden_size", n),
                        attribute("direction", both ? "bidirectional" : "forward"))
                .node("Transpose", List.of("y"), "z", attribute("perm", List.of(2L, 0L, 1L, 3L)))
                .integers("join", 0, 0, -1)
                .node("Reshape", List.of("z", "join"), "m");
        made = List.of(0L, time, directions * n);
    }

    /** Values that are mixed over time by scores of the input. */
    private void attention(long time, long width, long n) {
        sequence(time, width);
        weights("w", List.of(width, n), 1);
        builder.node("MatMul", List.of("x", "w"), "v")
                .node("Transpose", List.of("x"), "k", attribute("perm", List.of(0L, 2L, 1L)))
                .node("MatMul", List.of("x", "k"), "scores")
                .node("Softmax", List.of("scores"), "shares", attribute("axis", -1L))
                .node("MatMul", List.of("shares", "v"), "m");
        made = List.of(0L, time, n);
    }

    private void numbers(String name, List<Long> dims) {
        builder.initializer(name, dims, values(dims));
    }

    private float[] values(List<Long> dims) {
        int size = dims.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /**
     * @param axis the one that counts units
     */
    private void weights(String name, List<Long> dims, int axis) {
        float[] values = values(dims);
        int inner =
                dims.stream().skip(axis + 1L).mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < values.length; i++) {
            values[i] += i / inner % dims.get(axis) == changed ? 1 : 0;
        }
        builder.initializer(name, dims, values);
    }
}
