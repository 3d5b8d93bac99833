package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;

/**
 * Numbers that are rounded to 8 bits and back, both by one scale and one zero point, and constants
 * that are kept in 8 bits.
 */
final class QuantizationRules {
    private QuantizationRules() {}

    static Bounds dequantize(Step step) {
        Optional<Tensor> constant = step.tensor(0);
        return constant.isPresent() ? constant(step, constant.get()) : rounded(step);
    }

    private static Bounds constant(Step step, Tensor tensor) {
        Tensor scale = step.constant(1);
        Attributes attributes = step.attributes();
        NotUnderstoodException.unless(
                attributes.integer("block_size", 0) == 0, "its scales are those of blocks");
        NotUnderstoodException.unless(
                tensor.kind() != ElementKind.INT8 || isSmall(tensor),
                "sums of its products may saturate");
        int inner = 1;
        if (scale.size() > 1) {
            int axis = step.shape(0).axis(attributes.integer("axis", 1));
            NotUnderstoodException.unless(
                    tensor.dims().get(axis) == scale.size(), "the sizes do not fit");
            for (int i = axis + 1; i < tensor.rank(); i++) {
                inner *= Math.toIntExact(tensor.dims().get(i));
            }
        }
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            int channel = i / inner % scale.size();
            double zero = step.has(2) ? step.constant(2).get(channel) : 0;
            values[i] = (float) ((tensor.get(i) - zero) * scale.get(channel));
        }
        return Bounds.constant(new Tensor(tensor.dims(), ElementKind.FLOAT, values));
    }

    /**
     * Whether two products with an unsigned byte fit in 16 bits. On processors without VNNI, ONNX
     * Runtime adds two such products before it widens them, and cuts off what does not fit.
     */
    private static boolean isSmall(Tensor tensor) {
        return Arrays.stream(tensor.values()).allMatch(value -> Math.abs(value) <= 64);
    }

    private static Bounds rounded(Step step) {
        Graph graph = step.facts().graph();
        NodeProto before =
                graph.producer(step.node().getInput(0))
                        .filter(node -> Nodes.is(node, "QuantizeLinear"))
                        .orElseThrow(() -> new NotUnderstoodException("its numbers are computed"));
        Step quantized = new Step(before, step.facts());
        Tensor scale = step.constant(1);
        NotUnderstoodException.unless(
                scale.size() == 1
                        && quantized.constant(1).size() == 1
                        && quantized.constant(1).get(0) == scale.get(0)
                        && scale.get(0) > 0
                        && quantized.has(2)
                        && step.has(2)
                        && quantized.constant(2).kind() == step.constant(2).kind()
                        && quantized.constant(2).get(0) == step.constant(2).get(0),
                "it rounds in another way than it is undone");
        double zero = step.constant(2).get(0);
        List<Double> ends =
                switch (step.constant(2).kind()) {
                    case UINT8 -> List.of(0.0, 255.0);
                    case INT8 -> List.of(-128.0, 127.0);
                    default -> throw new NotUnderstoodException("only 8 bits are described");
                };
        Rounding rounding = step.rounding();
        double size = scale.get(0);
        return quantized
                .input(0)
                .mapped(
                        rounding,
                        x -> {
                            ValueRange wide = x.rounded(rounding.few(), rounding.floor());
                            return new ValueRange(
                                            size * Math.rint(wide.low() / size),
                                            size * Math.rint(wide.high() / size))
                                    .clamped(
                                            size * (ends.get(0) - zero),
                                            size * (ends.get(1) - zero))
                                    .rounded(rounding.few(), rounding.floor());
                        });
    }
}
