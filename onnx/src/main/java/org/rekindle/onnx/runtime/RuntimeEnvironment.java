package org.rekindle.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX Runtime's environment, of which a process has one. When it starts, ONNX Runtime 1.29 matches
 * the command line of the process against a pattern, and needs a frame of the stack for every few
 * characters. A class path of 4,000 characters overflows an ordinary stack, which ends the JVM. So
 * it starts in a thread whose stack grows with the command line.
 */
final class RuntimeEnvironment {
    private static final long ORDINARY_STACK = 1 << 20;

    /** Measured are less than 300. */
    private static final long STACK_PER_CHARACTER = 1 << 10;

    /** Linux takes no longer one. */
    private static final int LONGEST_COMMAND_LINE = 1 << 21;

    private static final int LONG_COMMAND_LINE = 1 << 15;

    private RuntimeEnvironment() {}

    static OrtEnvironment get() {
        return Holder.ENVIRONMENT;
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            Thread thread =
                    new Thread(null, OrtEnvironment::getEnvironment, "onnxruntime-start", stack());
            thread.start();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return OrtEnvironment.getEnvironment();
        }

        /** Enough for the command line as Linux keeps it; elsewhere for a long one. */
        private static long stack() {
            long length = LONG_COMMAND_LINE;
            try (InputStream line = Files.newInputStream(Path.of("/proc/self/cmdline"))) {
                length = line.readNBytes(LONGEST_COMMAND_LINE).length;
            } catch (IOException e) {
                // No Linux.
            }
            return ORDINARY_STACK + STACK_PER_CHARACTER * length;
        }
    }
}
