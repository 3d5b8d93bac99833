package org.rekindle.benchmarks.djl;

import ai.djl.engine.Engine;
import java.io.IOException;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;

/** The worker process that trains with DJL. */
public final class DjlWorker implements Contender {
    private final Engine engine = Engine.getEngine("PyTorch");

    private DjlWorker() {}

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        oneThread();
        Worker.serve(DjlWorker::new);
    }

    /** To be called before DJL loads its engine. */
    static void oneThread() {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    @Override
    public String title() {
        return "DJL %s, PyTorch %s".formatted(Engine.getDjlVersion(), engine.getVersion());
    }

    @Override
    public Session open(Workload workload, String variant) {
        return switch (variant) {
            case DEFAULT -> new DjlSession(workload, false);
            case MONITORED -> new DjlSession(workload, true);
            default -> throw new UnsupportedOperationException("DJL has no variant " + variant);
        };
    }
}
