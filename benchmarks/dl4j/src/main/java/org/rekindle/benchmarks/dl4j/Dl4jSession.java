package org.rekindle.benchmarks.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;

/** A workload on Deeplearning4j. Its batches are made beforehand, labels one-hot as it wants. */
final class Dl4jSession implements Session {
    private final Workload workload;
    private final List<INDArray> inputs = new ArrayList<>();
    private final List<INDArray> labels = new ArrayList<>();
    private MultiLayerNetwork network;

    Dl4jSession(Workload workload) {
        this.workload = workload;
        for (int i = 0; i < workload.batches(); i++) {
            Samples batch = workload.train().batch(i, workload.batchSize());
            inputs.add(
                    Nd4j.createFromArray(batch.inputs()).reshape(batch.count(), workload.inputs()));
            float[] oneHot = new float[batch.count() * workload.outputs()];
            for (int sample = 0; sample < batch.count(); sample++) {
                oneHot[sample * workload.outputs() + batch.labels()[sample]] = 1;
            }
            labels.add(Nd4j.createFromArray(oneHot).reshape(batch.count(), workload.outputs()));
        }
        this.network = Dl4jNetwork.of(workload);
    }

    @Override
    public void restart() {
        network.close();
        network = Dl4jNetwork.of(workload);
    }

    @Override
    public double step(int batch) {
        network.fit(inputs.get(batch), labels.get(batch));
        return network.score();
    }

    @Override
    public void close() {
        network.close();
        inputs.forEach(INDArray::close);
        labels.forEach(INDArray::close);
    }
}
