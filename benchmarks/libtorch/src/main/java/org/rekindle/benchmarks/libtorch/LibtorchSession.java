package org.rekindle.benchmarks.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;

/**
 * A workload on libtorch. Its batches are made beforehand, so that a step only computes; what a
 * step allocates is released at its end and not when the garbage collector comes by.
 */
final class LibtorchSession implements Session {
    private final Workload workload;
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> labels = new ArrayList<>();
    private TorchNetwork network;

    LibtorchSession(Workload workload) {
        this.workload = workload;
        for (int i = 0; i < workload.batches(); i++) {
            Samples batch = workload.train().batch(i, workload.batchSize());
            inputs.add(
                    torch.tensor(batch.inputs())
                            .reshape(batch.count(), workload.inputs())
                            .contiguous());
            long[] classes = IntStream.of(batch.labels()).asLongStream().toArray();
            labels.add(torch.tensor(classes));
        }
        this.network = new TorchNetwork(workload);
    }

    @Override
    public void restart() {
        network.close();
        network = new TorchNetwork(workload);
    }

    @Override
    @SuppressWarnings("try") // the scope collects what is allocated while it is open
    public double step(int batch) {
        try (PointerScope step = new PointerScope()) {
            network.optimizer().zero_grad();
            Tensor loss =
                    torch.cross_entropy(network.forward(inputs.get(batch)), labels.get(batch));
            loss.backward();
            network.optimizer().step();
            double value = loss.item_float();
            return value;
        }
    }

    @Override
    public void close() {
        network.close();
        inputs.forEach(Tensor::close);
        labels.forEach(Tensor::close);
    }
}
