package org.rekindle.benchmarks.libtorch;

import java.io.IOException;
import org.bytedeco.pytorch.global.torch;
import org.rekindle.benchmarks.protocol.Contender;
import org.rekindle.benchmarks.protocol.JarVersion;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Worker;
import org.rekindle.benchmarks.protocol.Workload;

/** The worker process that trains with libtorch. */
public final class LibtorchWorker implements Contender {
    private LibtorchWorker() {
        torch.set_num_threads(1);
    }

    /** Serves on stdin and stdout. */
    public static void main(String[] args) throws IOException {
        Worker.serve(LibtorchWorker::new);
    }

    @Override
    public String title() {
        return "libtorch %s through JavaCPP"
                .formatted(JarVersion.of(torch.class).replaceAll("-.*", ""));
    }

    @Override
    public Session open(Workload workload, String variant) {
        if (!variant.equals(DEFAULT)) {
            throw new UnsupportedOperationException("libtorch has no variant " + variant);
        }
        return new LibtorchSession(workload);
    }
}
