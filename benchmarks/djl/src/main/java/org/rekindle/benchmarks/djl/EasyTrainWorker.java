package org.rekindle.benchmarks.djl;

import ai.djl.engine.Engine;
import java.io.IOException;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;

/** The worker process that trains with DJL as its documentation does. */
public final class EasyTrainWorker implements Contender {
    private EasyTrainWorker() {}

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        DjlWorker.oneThread();
        Worker.serve(EasyTrainWorker::new);
    }

    @Override
    public String title() {
        return "DJL %s, EasyTrain".formatted(Engine.getDjlVersion());
    }

    @Override
    public Session open(Workload workload, String variant) {
        if (!variant.equals(DEFAULT)) {
            throw new UnsupportedOperationException("EasyTrain has no variant " + variant);
        }
        return new EasyTrainSession(workload);
    }
}
