package org.rekindle.benchmarks.dl4j;

import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.JarVersion;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;

/** The worker process that trains with Deeplearning4j. */
public final class Dl4jWorker implements Contender {
    private Dl4jWorker() {}

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        Worker.serve(Dl4jWorker::new);
    }

    @Override
    public String title() {
        return "DL4J " + JarVersion.of(MultiLayerNetwork.class);
    }

    @Override
    public Session open(Workload workload, String variant) {
        if (!variant.equals(DEFAULT)) {
            throw new UnsupportedOperationException("DL4J has no variant " + variant);
        }
        return new Dl4jSession(workload);
    }
}
