package org.rekindle.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rekindle.Version;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;

/** Writes a network as an ONNX model whose standardisation is inside. */
public final class NetworkExport {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private static final String INPUT =
            " The input takes raw features, as the metadata entry \"features\" lists them, and standardises them"
                    + " itself. A feature \"column=value\" is 1 where a text column holds that value, else 0."
                    + " Missing numbers must be filled in before.";

    private static final String PREPARATION =
            " \"column=(other)\" is 1 where a text column holds none of the values that are listed; \"column.year\" and the like are"
                    + " parts of a date. Further entries say how cells are written, and what stands for a missing number.";

    private NetworkExport() {}

    /**
     * The bytes of an {@code .onnx} file, which names the version of Rekindle. A network with
     * numbers that are not finite is written as it is.
     *
     * @param features the network's inputs, in order
     * @param target what its outputs stand for
     * @throws IllegalArgumentException when these do not fit the network
     */
    public static byte[] bytes(DenseNetwork network, List<RawFeature> features, RawTarget target) {
        return bytes(network, features, target, Map.of());
    }

    /**
     * The same, with more entries of metadata.
     *
     * @param lists by the name of the entry; each is written as a JSON array of texts
     */
    public static byte[] bytes(
            DenseNetwork network,
            List<RawFeature> features,
            RawTarget target,
            Map<String, List<String>> lists) {
        NetworkShape shape = network.shape();
        if (shape.inputs() != features.size() || shape.outputs() != target.outputs()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a network with %d inputs and %d outputs cannot have %d features and %d outputs",
                            shape.inputs(),
                            shape.outputs(),
                            features.size(),
                            target.outputs()));
        }
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(IR_VERSION)
                        .setProducerName("rekindle")
                        .setProducerVersion(Version.number())
                        .setDocString(
                                summary(network, target)
                                        + INPUT
                                        + (lists.isEmpty() ? "" : PREPARATION))
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                        .setGraph(new NetworkGraph(network).from(features, target))
                        .addMetadataProps(entry("task", taskName(target)))
                        .addMetadataProps(entry("target", target.name()))
                        .addMetadataProps(entry("activation", network.activation().name()))
                        .addMetadataProps(entry("features", JsonArray.of(names(features))));
        if (target.task() == Task.CLASSIFICATION) {
            model.addMetadataProps(entry("classes", JsonArray.of(target.classes())));
        }
        new TreeMap<>(lists)
                .forEach((name, texts) -> model.addMetadataProps(entry(name, JsonArray.of(texts))));
        return model.build().toByteArray();
    }

    private static String summary(DenseNetwork network, RawTarget target) {
        return "A dense %s network that Rekindle trained to predict \"%s\" (%s)."
                .formatted(network.activation().title(), target.name(), taskName(target));
    }

    private static String taskName(RawTarget target) {
        return target.task().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(List<RawFeature> features) {
        return features.stream().map(RawFeature::name).toList();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
