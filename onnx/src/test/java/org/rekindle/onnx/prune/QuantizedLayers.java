package org.rekindle.onnx.prune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rekindle.onnx.model.ElementKind;

/** Layers of {@link PruneModels} that compute with whole numbers; convolutions of kernel size 1. */
final class QuantizedLayers {
    private static final int LARGEST = 127;

    private QuantizedLayers() {}

    /** A convolution whose weights are whole numbers, with a scale for each unit. */
    static UnaryOperator<PruneModels> quantizedConv(int inputs, int outputs, Set<Integer> dead) {
        return models -> {
            String data = models.last();
            double[] weights = signed(models.random(), inputs * outputs);
            String numbers = models.whole(ElementKind.INT8, weights, outputs, inputs, 1, 1);
            String scales = models.constant(models.positive(outputs), outputs);
            models.node(
                    "DequantizeLinear", List.of(numbers, scales), PruneModels.integer("axis", 0));
            // The largest sums are about 400 times as large as those of other weights here.
            double[] biases = new double[outputs];
            for (int i = 0; i < outputs; i++) {
                biases[i] =
                        dead.contains(i)
                                ? 400 * PruneModels.DEADLY
                                : models.random().nextGaussian();
            }
            return models.node(
                    "Conv", List.of(data, models.last(), models.constant(biases, outputs)));
        };
    }

    /** A convolution that computes with whole numbers, in unsigned bytes. */
    static UnaryOperator<PruneModels> qLinearConv(
            int inputs, int outputs, int zeroPoint, Set<Integer> dead) {
        return models -> qLinearConv(models, inputs, outputs, zeroPoint, dead, 1);
    }

    /** The same of each channel alone. */
    static UnaryOperator<PruneModels> qLinearDepthwise(int channels, Set<Integer> dead) {
        return models -> qLinearConv(models, 1, channels, 0, dead, channels);
    }

    private static PruneModels qLinearConv(
            PruneModels models,
            int inputs,
            int outputs,
            int zeroPoint,
            Set<Integer> dead,
            int groups) {
        double[] weights = signed(models.random(), inputs * outputs);
        double[] biases = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            biases[i] = dead.contains(i) ? -1e6 : models.random().nextInt(1000);
        }
        String scale = models.constant(new double[] {0.05});
        return models.node(
                "QLinearConv",
                List.of(
                        models.last(),
                        scale,
                        models.whole(ElementKind.UINT8, new double[] {0}),
                        models.whole(ElementKind.INT8, weights, outputs, inputs, 1, 1),
                        models.constant(models.positive(outputs), outputs),
                        models.whole(ElementKind.INT8, new double[outputs], outputs),
                        models.constant(new double[] {2.5}),
                        models.whole(ElementKind.UINT8, new double[] {zeroPoint}),
                        models.whole(ElementKind.INT32, biases, outputs)),
                PruneModels.integer("group", groups));
    }

    private static double[] signed(Random random, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(2 * LARGEST + 1) - LARGEST;
        }
        return numbers;
    }

    /**
     * A layer whose scale comes from what it reads, as dynamic quantisation writes it, with a bias.
     *
     * @param operator ConvInteger or MatMulInteger
     */
    static UnaryOperator<PruneModels> dynamic(
            String operator, int inputs, int outputs, Set<Integer> dead) {
        return models -> dynamic(models, operator, inputs, outputs, dead, 1);
    }

    /** A convolution like that of each channel alone. */
    static UnaryOperator<PruneModels> dynamicDepthwise(int channels, Set<Integer> dead) {
        return models -> dynamic(models, "ConvInteger", 1, channels, dead, channels);
    }

    private static PruneModels dynamic(
            PruneModels models,
            String operator,
            int inputs,
            int outputs,
            Set<Integer> dead,
            int groups) {
        boolean convolution = operator.equals("ConvInteger");
        List<String> quantized = models.op("DynamicQuantizeLinear").results(3);
        double[] weights = new double[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = models.random().nextInt(2 * LARGEST + 1);
        }
        String stored =
                convolution
                        ? models.whole(ElementKind.UINT8, weights, outputs, inputs, 1, 1)
                        : models.whole(ElementKind.UINT8, weights, inputs, outputs);
        String zero = models.whole(ElementKind.UINT8, new double[] {LARGEST + 1});
        String scale = models.constant(new double[] {0.01});
        List<String> read = List.of(quantized.get(0), stored, quantized.get(2), zero);
        AttributeProto[] attributes =
                convolution
                        ? new AttributeProto[] {PruneModels.integer("group", groups)}
                        : new AttributeProto[0];
        models.node(operator, read, attributes);
        AttributeProto toFloat = PruneModels.integer("to", ElementKind.FLOAT.dataType());
        String sums = models.op("Cast", toFloat).last();
        String product = models.node("Mul", List.of(quantized.get(1), scale)).last();
        models.node("Mul", List.of(sums, product));
        return convolution ? models.add2d(outputs, dead) : models.add(outputs, dead);
    }
}
