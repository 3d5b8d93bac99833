package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rekindle.onnx.ModelBuilder;

/**
 * A plain network as people train them, with its own arithmetic in doubles, so that its gradients
 * are known. A draw is a dense network of 2 to 5 layers of 4 to 16 units, or one of 1 to 3
 * convolutions (3 by 3, no border, images of 7 by 7) before a dense layer. Weights are He normal.
 * Each bias is normal around a shift that is drawn for its layer, from 0 down to -3 standard
 * deviations of what comes in. The box has its centre near 0 and a half width of 0.05, 0.2 or 1.
 */
final class AttackedNetwork {
    private static final int SIDE = 7;
    private static final int KERNEL = 3;

    /**
     * A layer as a matrix.
     *
     * @param weights by output element and input element
     * @param bias by output element
     * @param places how many output elements a unit has, one after the other
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Layer(double[][] weights, double[] bias, int places) {}

    private final Random random;
    private final ModelBuilder builder = new ModelBuilder();
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> rectified = new ArrayList<>();
    private final long[] dims;
    private final double[] lows;
    private final double[] highs;

    AttackedNetwork(long seed) {
        random = new Random(0x9E3779B97F4A7C15L * (seed + 1));
        boolean image = random.nextBoolean();
        int channels = 1 + random.nextInt(2);
        int width = 2 + random.nextInt(7);
        dims = image ? new long[] {0, channels, SIDE, SIDE} : new long[] {0, width};
        int size = image ? channels * SIDE * SIDE : width;
        lows = new double[size];
        highs = new double[size];
        double half = List.of(0.05, 0.2, 1.0).get(random.nextInt(3));
        for (int i = 0; i < size; i++) {
            double centre = random.nextGaussian() / 2;
            lows[i] = (float) (centre - half);
            highs[i] = (float) (centre + half);
        }
        builder.input("x", dims);
        if (image) {
            convolutions(channels);
        } else {
            int depth = 2 + random.nextInt(4);
            String value = "x";
            for (int layer = 0; layer < depth; layer++) {
                value = dense(value, size, 4 + random.nextInt(13));
                size = last().bias().length;
            }
        }
        rectified.forEach(builder::output);
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    private void convolutions(int inputs) {
        int channels = inputs;
        int side = SIDE;
        String value = "x";
        int depth = 1 + random.nextInt(3);
        for (int layer = 0; layer < depth; layer++) {
            int units = 2 + random.nextInt(5);
            value = convolution(value, channels, side, units);
            channels = units;
            side -= KERNEL - 1;
        }
        builder.node("Flatten", List.of(value), "flat");
        dense("flat", channels * side * side, 4 + random.nextInt(13));
    }

    private String dense(String value, int inputs, int units) {
        float[] weights = normal(units * inputs, inputs);
        float[] bias = biases(units);
        double[][] matrix = new double[units][inputs];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < inputs; i++) {
                matrix[unit][i] = weights[unit * inputs + i];
            }
        }
        String name = named(weights, bias, List.of((long) units, (long) inputs));
        builder.node(
                "Gemm",
                List.of(value, "w" + name, "b" + name),
                "z" + name,
                ModelBuilder.attribute("transB", 1L));
        return rectify(name, new Layer(matrix, doubles(bias, 1), 1));
    }

    private String convolution(String value, int inputs, int side, int units) {
        int taps = inputs * KERNEL * KERNEL;
        float[] weights = normal(units * taps, taps);
        float[] bias = biases(units);
        int out = side - KERNEL + 1;
        double[][] matrix = new double[units * out * out][inputs * side * side];
        for (int row = 0; row < matrix.length; row++) {
            int unit = row / (out * out);
            int top = row % (out * out) / out;
            int left = row % out;
            for (int tap = 0; tap < taps; tap++) {
                int channel = tap / (KERNEL * KERNEL);
                int y = top + tap % (KERNEL * KERNEL) / KERNEL;
                int x = left + tap % KERNEL;
                matrix[row][(channel * side + y) * side + x] = weights[unit * taps + tap];
            }
        }
        String name =
                named(
                        weights,
                        bias,
                        List.of((long) units, (long) inputs, (long) KERNEL, (long) KERNEL));
        builder.node("Conv", List.of(value, "w" + name, "b" + name), "z" + name);
        return rectify(name, new Layer(matrix, doubles(bias, out * out), out * out));
    }

    private String named(float[] weights, float[] bias, List<Long> sizes) {
        String name = Integer.toString(layers.size());
        builder.initializer("w" + name, sizes, weights);
        builder.initializer("b" + name, List.of((long) bias.length), bias);
        return name;
    }

    private String rectify(String name, Layer layer) {
        layers.add(layer);
        builder.node("Relu", List.of("z" + name), "a" + name);
        rectified.add("a" + name);
        return "a" + name;
    }

    private float[] normal(int size, int inputs) {
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
        }
        return weights;
    }

    private float[] biases(int units) {
        double down = random.nextInt(4) * 0.7;
        float[] bias = new float[units];
        for (int i = 0; i < units; i++) {
            bias[i] = (float) (random.nextGaussian() * 0.3 - down);
        }
        return bias;
    }

    private static double[] doubles(float[] values, int each) {
        double[] doubles = new double[values.length * each];
        Arrays.setAll(doubles, i -> values[i / each]);
        return doubles;
    }

    ModelBuilder builder() {
        return builder;
    }

    InputBox box() {
        return InputBox.perFeature(
                Arrays.stream(lows).boxed().toList(), Arrays.stream(highs).boxed().toList());
    }

    /** The shape of a batch. */
    long[] dims(int samples) {
        long[] batch = dims.clone();
        batch[0] = samples;
        return batch;
    }

    int rectifiers() {
        return layers.size();
    }

    int units(int layer) {
        return layers.get(layer).bias().length / layers.get(layer).places();
    }

    /** Corners and points of the box, with noise that is drawn for each. */
    float[] samples(int count) {
        float[] samples = new float[count * lows.length];
        for (int i = 0; i < samples.length; i++) {
            int feature = i % lows.length;
            boolean corner = i / lows.length % 2 == 0;
            double share = corner ? random.nextInt(2) : random.nextDouble();
            samples[i] = inside(feature, lows[feature] + share * (highs[feature] - lows[feature]));
        }
        return samples;
    }

    private float inside(int feature, double value) {
        return (float) Math.min(highs[feature], Math.max(lows[feature], value));
    }

    /**
     * Points of the box that make a unit's z as large as steps along the sign of its gradient can:
     * one for each start.
     */
    List<float[]> climb(int layer, int unit, int starts, int steps) {
        List<float[]> found = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            Layer own = layers.get(layer);
            int element = unit * own.places() + random.nextInt(own.places());
            double[] x = new double[lows.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = lows[i] + random.nextDouble() * (highs[i] - lows[i]);
            }
            double[] best = x.clone();
            double most = Double.NEGATIVE_INFINITY;
            for (int step = 0; step <= steps; step++) {
                double[] gradient = new double[x.length];
                double z = gradient(x, layer, element, gradient);
                if (z > most) {
                    most = z;
                    best = x.clone();
                }
                double share = 0.5 * (1 - (double) step / (steps + 1));
                for (int i = 0; i < x.length; i++) {
                    double move = share * (highs[i] - lows[i]) * Math.signum(gradient[i]);
                    x[i] = Math.min(highs[i], Math.max(lows[i], x[i] + move));
                }
            }
            float[] point = new float[best.length];
            for (int i = 0; i < point.length; i++) {
                point[i] = inside(i, best[i]);
            }
            found.add(point);
        }
        return found;
    }

    /** The z of an element, and its gradient. A unit at rest passes a tenth, to leave plateaus. */
    private double gradient(double[] x, int layer, int element, double[] gradient) {
        List<double[]> before = new ArrayList<>();
        double[] value = x;
        for (int i = 0; i <= layer; i++) {
            double[] z = product(layers.get(i), value);
            before.add(z);
            value = Arrays.stream(z).map(each -> Math.max(0, each)).toArray();
        }
        double[] back = new double[before.get(layer).length];
        back[element] = 1;
        for (int i = layer; i >= 0; i--) {
            double[][] weights = layers.get(i).weights();
            double[] next = new double[weights[0].length];
            for (int row = 0; row < back.length; row++) {
                if (back[row] != 0) {
                    for (int j = 0; j < next.length; j++) {
                        next[j] += back[row] * weights[row][j];
                    }
                }
            }
            for (int j = 0; i > 0 && j < next.length; j++) {
                next[j] *= before.get(i - 1)[j] > 0 ? 1 : 0.1;
            }
            back = next;
        }
        System.arraycopy(back, 0, gradient, 0, back.length);
        return before.get(layer)[element];
    }

    private static double[] product(Layer layer, double[] value) {
        double[] z = layer.bias().clone();
        for (int row = 0; row < z.length; row++) {
            for (int i = 0; i < value.length; i++) {
                z[row] += layer.weights()[row][i] * value[i];
            }
        }
        return z;
    }
}
