package org.rekindle.onnx.proof;

import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rekindle.onnx.ModelBuilder;

/** A small network of layers that are drawn by chance, with shifts that often leave units dead. */
final class RandomNetwork {
    private final Random random;
    private final ModelBuilder builder = new ModelBuilder();
    private final List<String> rectified = new ArrayList<>();
    private final List<Long> inputDims;
    private List<Long> dims;
    private String value = "x";
    private int names;

    RandomNetwork(long seed) {
        random = new Random(seed);
        boolean image = random.nextInt(3) > 0;
        inputDims =
                image ? List.of(1L + random.nextInt(2), 2L, 2L) : List.of(2L + random.nextInt(5));
        dims = inputDims;
        long[] open = new long[inputDims.size() + 1];
        for (int axis = 0; axis < inputDims.size(); axis++) {
            open[axis + 1] = inputDims.get(axis);
        }
        builder.input("x", open);
        int layers = 1 + random.nextInt(4);
        for (int layer = 0; layer < layers; layer++) {
            addLayer();
        }
        rectified.forEach(builder::output);
    }

    ModelBuilder builder() {
        return builder;
    }

    /** The sizes of a sample. */
    List<Long> inputDims() {
        return inputDims;
    }

    private void addLayer() {
        if (isImage() && random.nextInt(4) == 0) {
            flatten();
        }
        String before = value;
        List<Long> sizes = dims;
        if (isImage()) {
            convolve();
        } else {
            multiply();
        }
        if (random.nextBoolean()) {
            normalize();
        }
        if (random.nextInt(4) == 0) {
            put(random.nextBoolean() ? "Mul" : "Div", List.of(value, weights(List.of(1L), 2)));
        }
        if (sizes.equals(dims) && random.nextBoolean()) {
            put(random.nextBoolean() ? "Add" : "Sub", List.of(value, before));
        } else if (isImage() && sizes.subList(1, 3).equals(dims.subList(1, 3)) && chance()) {
            put("Concat", List.of(before, value), attribute("axis", 1L));
            dims = List.of(sizes.get(0) + dims.get(0), dims.get(1), dims.get(2));
        }
        rectify();
        if (isImage() && random.nextInt(3) == 0) {
            pool();
        }
    }

    private void multiply() {
        long units = 1L + random.nextInt(6);
        long width = dims.get(0);
        dims = List.of(units);
        if (random.nextBoolean()) {
            boolean turned = random.nextBoolean();
            String weights = weights(turned ? List.of(units, width) : List.of(width, units), 1);
            put(
                    "Gemm",
                    List.of(value, weights, shifts(units)),
                    attribute("transB", turned ? 1L : 0L),
                    attribute("alpha", random.nextBoolean() ? 1f : 0.7f));
        } else {
            put("MatMul", List.of(value, weights(List.of(width, units), 1)));
            put("Add", List.of(value, shifts(units)));
        }
    }

    private void convolve() {
        long channels = dims.get(0);
        long groups = channels > 1 && random.nextInt(3) == 0 ? channels : 1;
        long units = groups * (1 + random.nextInt(3));
        long kernel = 1L + random.nextInt(3);
        long stride = 1L + random.nextInt(2);
        long pad = dims.get(1) < kernel || random.nextBoolean() ? kernel / 2 : 0;
        if (dims.get(1) + 2 * pad < kernel) {
            kernel = 1;
            pad = 0;
        }
        List<String> inputs = new ArrayList<>();
        inputs.add(value);
        inputs.add(weights(List.of(units, channels / groups, kernel, kernel), 1));
        if (random.nextInt(4) > 0) {
            inputs.add(shifts(units));
        }
        put(
                "Conv",
                inputs,
                attribute("group", groups),
                attribute("pads", Collections.nCopies(4, pad)),
                attribute("strides", Collections.nCopies(2, stride)));
        long side = (dims.get(1) + 2 * pad - kernel) / stride + 1;
        dims = List.of(units, side, side);
    }

    private void normalize() {
        long units = dims.get(0);
        put(
                "BatchNormalization",
                List.of(
                        value,
                        weights(List.of(units), 1.5),
                        shifts(units),
                        weights(List.of(units), 0.5),
                        positive(units)));
    }

    private void rectify() {
        switch (random.nextInt(6)) {
            case 0 -> put("LeakyRelu", List.of(value), attribute("alpha", 0.1f));
            case 1 -> put("Elu", List.of(value), attribute("alpha", 1f));
            case 2 -> put("Clip", List.of(value, constant(0), constant(6)));
            case 3 -> put("PRelu", List.of(value, constant(0.25f)));
            default -> put("Relu", List.of(value));
        }
        rectified.add(value);
    }

    private void pool() {
        long side = dims.get(1);
        switch (random.nextInt(3)) {
            case 0 -> {
                put("GlobalAveragePool", List.of(value));
                dims = List.of(dims.get(0), 1L, 1L);
            }
            case 1 -> {
                put(
                        "AveragePool",
                        List.of(value),
                        attribute("kernel_shape", List.of(2L, 2L)),
                        attribute("pads", List.of(1L, 1L, 0L, 0L)),
                        attribute("count_include_pad", random.nextBoolean() ? 1L : 0L));
                dims = List.of(dims.get(0), side, side);
            }
            default -> {
                long kernel = Math.min(side, 2);
                put("MaxPool", List.of(value), attribute("kernel_shape", List.of(kernel, kernel)));
                dims = List.of(dims.get(0), side - kernel + 1, side - kernel + 1);
            }
        }
    }

    private void flatten() {
        long size = dims.stream().reduce(1L, (a, b) -> a * b);
        if (random.nextBoolean()) {
            put("Flatten", List.of(value));
        } else {
            builder.integers(name(), 0, -1);
            put("Reshape", List.of(value, "v" + names));
        }
        dims = List.of(size);
    }

    private boolean isImage() {
        return dims.size() == 3;
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private String name() {
        return "v" + ++names;
    }

    private void put(String op, List<String> inputs, AttributeProto... attributes) {
        value = name();
        builder.node(op, inputs, value, attributes);
    }

    private String constant(float number) {
        String name = name();
        builder.initializer(name, List.of(), number);
        return name;
    }

    /** Of both signs, of one alone, or with zeros. */
    private String weights(List<Long> sizes, double scale) {
        int kind = random.nextInt(4);
        float[] values = new float[sizes.stream().reduce(1L, (a, b) -> a * b).intValue()];
        for (int i = 0; i < values.length; i++) {
            double drawn = random.nextGaussian() * scale;
            values[i] =
                    (float)
                            switch (kind) {
                                case 0 -> Math.abs(drawn);
                                case 1 -> -Math.abs(drawn);
                                case 2 -> random.nextInt(3) == 0 ? 0 : drawn;
                                default -> drawn;
                            };
        }
        String name = name();
        builder.initializer(name, sizes, values);
        return name;
    }

    private String shifts(long units) {
        float[] values = new float[(int) units];
        double down = random.nextInt(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() - down);
        }
        String name = name();
        builder.initializer(name, List.of(units), values);
        return name;
    }

    private String positive(long units) {
        float[] values = new float[(int) units];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1f + random.nextFloat();
        }
        String name = name();
        builder.initializer(name, List.of(units), values);
        return name;
    }
}
