package org.rekindle.cli.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.preparation.Standardization;
import org.rekindle.network.DenseNetwork;
import org.rekindle.onnx.export.NetworkExport;
import org.rekindle.onnx.export.RawFeature;
import org.rekindle.onnx.export.RawTarget;
import org.rekindle.run.engine.LoadedData;

/** A trained network as an ONNX file for the data that it was trained on, raw. */
public final class OnnxFile {
    private OnnxFile() {}

    /**
     * The file's bytes, a {@link org.rekindle.run.engine.ModelFile}.
     *
     * @param data prepared as the network was trained on them
     */
    public static Optional<byte[]> of(DenseNetwork network, LoadedData data) {
        PreparedData prepared = data.prepared();
        Standardization scaling = prepared.inputScaling();
        List<RawFeature> features =
                IntStream.range(0, prepared.features().size())
                        .mapToObj(
                                i ->
                                        new RawFeature(
                                                prepared.features().get(i),
                                                scaling.means().get(i),
                                                scaling.stds().get(i)))
                        .toList();
        RawTarget target =
                new RawTarget(
                        data.request().target(),
                        prepared.task(),
                        prepared.classes(),
                        scaling.targetMean(),
                        scaling.targetStd());
        return Optional.of(
                NetworkExport.bytes(
                        network,
                        features,
                        target,
                        PreparationMetadata.of(data.request().values(), prepared.values())));
    }
}
