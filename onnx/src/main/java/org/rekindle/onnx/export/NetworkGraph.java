package org.rekindle.onnx.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.rekindle.activation.PRelu;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Task;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.NewAttribute;

/**
 * The graph of one network. A hidden layer is a Gemm node {@code hidden_1.linear} and the
 * activation {@code hidden_1}; parameters have the names that they have in {@code model.npz}.
 */
final class NetworkGraph {
    private final GraphWriter writer = new GraphWriter("rekindle");
    private final DenseNetwork network;

    NetworkGraph(DenseNetwork network) {
        this.network = network;
    }

    GraphProto from(List<RawFeature> features, RawTarget target) {
        String value = standardized(features);
        for (DenseLayer layer : network.hidden()) {
            String z = affine(layer.name(), layer.name() + ".linear", layer.affine(), value);
            value = activated(layer, z);
        }
        if (target.task() == Task.CLASSIFICATION) {
            classify(value, target);
        } else {
            predict(value, target);
        }
        return writer.graph();
    }

    /**
     * In float64, rounded once, as training did it: then the network sees the same bits. Where a
     * mean is large beside its deviation, float32 would lose what counts.
     */
    private String standardized(List<RawFeature> features) {
        String raw =
                writer.input(
                        "input",
                        features.size(),
                        "raw features, in the order of the metadata entry \"features\"");
        String wide = cast("input.wide", raw, ElementKind.DOUBLE);
        String mean =
                writer.doubles(
                        "input.mean", features.stream().mapToDouble(RawFeature::mean).toArray());
        String divisor =
                writer.doubles(
                        "input.std", features.stream().mapToDouble(RawFeature::divisor).toArray());
        String centred = writer.node("Sub", "input.centred", List.of(wide, mean));
        String scaled = writer.node("Div", "input.scaled", List.of(centred, divisor));
        return cast("input.standardized", scaled, ElementKind.FLOAT);
    }

    private String cast(String name, String value, ElementKind to) {
        return writer.node("Cast", name, List.of(value), NewAttribute.integer("to", to.dataType()));
    }

    private String affine(String layer, String name, Affine affine, String x) {
        long units = affine.units();
        List<Long> shape = List.of(units, (long) affine.fanIn());
        float[] parameters = network.parameters();
        String weight = writer.floats(layer + ".weight", shape, parameters, affine.weights());
        String bias = writer.floats(layer + ".bias", List.of(units), parameters, affine.biases());
        return writer.node(
                "Gemm", name, List.of(x, weight, bias), NewAttribute.integer("transB", 1));
    }

    private String activated(DenseLayer layer, String z) {
        if (layer.activation() instanceof PRelu) {
            String slope =
                    writer.floats(
                            layer.name() + ".negative_slope",
                            List.of((long) layer.slopeCount()),
                            network.parameters(),
                            layer.slopes());
            return writer.node("PRelu", layer.name(), List.of(z, slope));
        }
        return ActivationNodes.write(writer, layer.name(), layer.activation(), z);
    }

    /** The output layer and its ReLU. */
    private String rectified(String name, String value) {
        String z = affine("output", name + ".linear", network.output(), value);
        return writer.node("Relu", name, List.of(z));
    }

    private void classify(String value, RawTarget target) {
        String logits =
                network.shape().rectifiedOutput()
                        ? rectified("logits", value)
                        : affine("output", "logits", network.output(), value);
        writer.output(
                writer.node(
                        "Softmax",
                        "probabilities",
                        List.of(logits),
                        NewAttribute.integer("axis", -1)),
                target.outputs(),
                "of each class, in the order of the metadata entry \"classes\"");
    }

    private void predict(String value, RawTarget target) {
        String output =
                network.shape().rectifiedOutput()
                        ? rectified("output", value)
                        : affine("output", "output.linear", network.output(), value);
        float[] scale = {(float) target.std(), (float) target.mean()};
        String std = writer.floats("target.std", List.of(1L), scale, 0);
        String mean = writer.floats("target.mean", List.of(1L), scale, 1);
        String scaled = writer.node("Mul", "output.scaled", List.of(output, std));
        writer.output(
                writer.node("Add", "prediction", List.of(scaled, mean)),
                target.outputs(),
                "in the units of the target");
    }
}
