package org.rekindle.benchmarks.rekindle;

import java.io.IOException;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.JarVersion;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;
import org.rekindle.kernel.Kernels;

/** The worker process that trains with Rekindle. */
public final class RekindleWorker implements Contender {
    private RekindleWorker() {}

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        Worker.serve(RekindleWorker::new);
    }

    @Override
    public String title() {
        return "Rekindle %s, %s"
                .formatted(JarVersion.of(Kernels.class), Kernels.fastest().description());
    }

    @Override
    public Session open(Workload workload, String variant) {
        return new RekindleSession(workload, StepFactory.named(variant));
    }
}
