package org.rekindle.benchmarks.rekindle;

import java.io.IOException;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;

/**
 * The worker process that does nothing but fused multiply-adds: what a core can do at most. Its
 * workload is ignored; its title says how many floating-point operations a step of it is.
 */
public final class PeakWorker implements Contender {
    private final MultiplyAdds multiplyAdds = MultiplyAdds.vector();

    private PeakWorker() {}

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        Worker.serve(PeakWorker::new);
    }

    @Override
    public String title() {
        return String.valueOf(multiplyAdds.operations());
    }

    @Override
    public Session open(Workload workload, String variant) {
        return new PeakSession(multiplyAdds);
    }

    private record PeakSession(MultiplyAdds multiplyAdds) implements Session {
        @Override
        public void restart() {}

        @Override
        public double step(int batch) {
            return multiplyAdds.run(batch);
        }

        @Override
        public void close() {}
    }
}
