package org.rekindle.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.data.PreparedData;
import org.rekindle.data.Standardization;
import org.rekindle.network.DenseNetwork;
import org.rekindle.onnx.export.NetworkExport;
import org.rekindle.onnx.export.RawFeature;
import org.rekindle.onnx.export.RawTarget;

/** A trained network as an ONNX file for the data that it was trained on, raw. */
final class OnnxFile {
    private OnnxFile() {}

    /**
     * The file's bytes.
     *
     * @param data prepared as the network was trained on them
     */
    static byte[] of(DenseNetwork network, LoadedData data) {
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
        return NetworkExport.bytes(network, features, target);
    }
}
