package org.rekindle.onnx.units;

import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;

/** A layer, operators that move its units about, and a rectifier at the end. */
final class RandomChain {
    private final Makers makers;
    private final ModelBuilder builder;
    private final Random random;
    private final StringBuilder text = new StringBuilder();

    /** The sizes; 0 for the axis that the batch alone is on, and -1 where it is merged. */
    private List<Long> dims;

    private String value = "m";
    private int names;

    /**
     * @param changed the unit whose weights are changed; negative for none
     */
    RandomChain(long seed, int changed) {
        random = new Random(seed);
        makers = new Makers(seed, random.nextInt(Makers.KINDS), changed);
        builder = makers.builder();
        dims = makers.made();
        text.append(dims);
        int steps = random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            step(random.nextInt(16));
        }
        builder.node("LeakyRelu", List.of(value), "a").output("a");
    }

    Model model() {
        return builder.model();
    }

    byte[] bytes() {
        return builder.bytes();
    }

    List<Long> input() {
        return makers.input();
    }

    int units() {
        return makers.units();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void step(int kind) {
        int axis = random.nextInt(dims.size());
        long size = dims.get(axis);
        boolean plain = size > 0;
        switch (kind) {
            case 0, 1 -> transpose();
            case 2 -> reshape(inserted(axis, 1L));
            case 3 -> {
                if (size == 1 && dims.size() > 1) {
                    integers("axes", axis);
                    List<Long> after = new ArrayList<>(dims);
                    after.remove(axis);
                    node("Squeeze", after, List.of(value, "axes" + names));
                }
            }
            case 4, 5 -> merge(axis);
            case 6 -> split(axis);
            case 7 -> {
                if (size > 1) {
                    long from = random.nextInt((int) size);
                    long to = from + 1 + random.nextInt((int) (size - from));
                    integers("s", from);
                    integers("e", to);
                    integers("a", axis);
                    node(
                            "Slice",
                            with(axis, to - from),
                            List.of(value, "s" + names, "e" + names, "a" + names));
                }
            }
            case 8 -> {
                if (plain) {
                    node(
                            "Concat",
                            with(axis, 2 * size),
                            List.of(value, value),
                            attribute("axis", axis));
                }
            }
            case 9 -> {
                if (plain) {
                    long[] pads = new long[2 * dims.size()];
                    pads[axis] = 1;
                    integers("p", pads);
                    node("Pad", with(axis, size + 1), List.of(value, "p" + names));
                }
            }
            case 10 -> {
                if (plain) {
                    long[] times = new long[dims.size()];
                    java.util.Arrays.fill(times, 1);
                    times[axis] = 2;
                    integers("t", times);
                    node("Tile", with(axis, 2 * size), List.of(value, "t" + names));
                }
            }
            case 11 -> {
                if (plain) {
                    boolean scalar = random.nextBoolean() && dims.size() > 1;
                    List<Long> after = new ArrayList<>(dims);
                    if (scalar) {
                        after.remove(axis);
                        builder.integers("i" + names, List.of(), random.nextInt((int) size));
                    } else {
                        List<Long> order =
                                new ArrayList<>(
                                        IntStream.range(0, (int) size)
                                                .asLongStream()
                                                .boxed()
                                                .toList());
                        Collections.shuffle(order, random);
                        integers("i", order.stream().mapToLong(Long::longValue).toArray());
                    }
                    node("Gather", after, List.of(value, "i" + names), attribute("axis", axis));
                }
            }
            case 12 -> {
                if (plain && dims.size() > 1) {
                    boolean keeps = random.nextBoolean();
                    List<Long> after = with(axis, 1);
                    if (!keeps) {
                        after.remove(axis);
                    }
                    node(
                            "ReduceMean",
                            after,
                            List.of(value),
                            attribute("axes", List.of((long) axis)),
                            attribute("keepdims", keeps ? 1 : 0));
                }
            }
            case 13 -> node("Add", dims, List.of(value, value));
            case 14 -> {
                builder.node("Sigmoid", List.of(value), "sig" + names);
                node("Mul", dims, List.of(value, "sig" + names));
            }
            default -> {
                if (plain && size > 1) {
                    long[] shape = new long[dims.size() - axis];
                    java.util.Arrays.fill(shape, 1);
                    shape[0] = size;
                    float[] bias = new float[(int) size];
                    for (int i = 0; i < size; i++) {
                        bias[i] = random.nextFloat();
                    }
                    builder.initializer(
                            "bias" + names, java.util.Arrays.stream(shape).boxed().toList(), bias);
                    node("Add", dims, List.of(value, "bias" + names));
                }
            }
        }
    }

    private void integers(String name, long... values) {
        builder.integers(name + names, values);
    }

    private List<Long> with(int axis, long size) {
        List<Long> changed = new ArrayList<>(dims);
        changed.set(axis, size);
        return changed;
    }

    private List<Long> inserted(int axis, long size) {
        List<Long> changed = new ArrayList<>(dims);
        changed.add(axis, size);
        return changed;
    }

    /** Never one that leaves all axes in place: behind a Gemm, ONNX Runtime 1.29 swaps them. */
    private void transpose() {
        List<Long> inPlace = IntStream.range(0, dims.size()).asLongStream().boxed().toList();
        List<Long> order = new ArrayList<>(inPlace);
        Collections.shuffle(order, random);
        if (order.equals(inPlace)) {
            Collections.rotate(order, 1);
        }
        node(
                "Transpose",
                order.stream().map(axis -> dims.get(axis.intValue())).toList(),
                List.of(value),
                attribute("perm", order));
    }

    private void merge(int axis) {
        if (axis + 1 < dims.size()) {
            List<Long> after = new ArrayList<>(dims);
            long next = after.remove(axis + 1);
            long size = dims.get(axis);
            after.set(axis, size > 0 && next > 0 ? size * next : -1L);
            reshape(after);
        }
    }

    private void split(int axis) {
        long size = dims.get(axis);
        for (long factor = 2; factor < size; factor++) {
            if (size % factor == 0) {
                List<Long> after = with(axis, factor);
                after.add(axis + 1, size / factor);
                reshape(after);
                return;
            }
        }
    }

    /** The batch is what the other sizes leave. */
    private void reshape(List<Long> after) {
        builder.integers(
                "shape" + names, after.stream().mapToLong(size -> size > 0 ? size : -1).toArray());
        node("Reshape", after, List.of(value, "shape" + names));
    }

    private void node(
            String op,
            List<Long> after,
            List<String> inputs,
            ai.onnx.proto.OnnxMl.AttributeProto... attributes) {
        String output = "v" + names++;
        builder.node(op, inputs, output, attributes);
        value = output;
        dims = List.copyOf(after);
        text.append(' ').append(op).append(dims);
    }
}
