package org.rekindle.cli;

import java.util.Locale;
import org.rekindle.network.NetworkShape;

/** Refuses networks that cannot fit, before anything is allocated. */
final class MemoryCheck {
    /** The weights, their gradients and the two moments of Adam. */
    private static final int ARRAYS = 4;

    private static final double GIGABYTE = 1e9;

    private MemoryCheck() {}

    static void check(NetworkShape shape, int batchSize, int threads) {
        double units = shape.inputs() + shape.hiddenUnits() + shape.outputs();
        double perNetwork =
                Float.BYTES * ((double) ARRAYS * shape.weightsAndBiases() + 4 * units * batchSize);
        double needed = perNetwork * threads;
        Runtime runtime = Runtime.getRuntime();
        double free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        if (needed > free || shape.weightsAndBiases() > Integer.MAX_VALUE - 8) {
            throw new UsageException(
                    String.format(
                            Locale.ROOT,
                            "a network with %d weights needs about %.1f GB on %d threads, but %.1f GB are free;"
                                    + " make --hidden or --threads smaller, or set REKINDLE_JAVA_OPTIONS=-Xmx...",
                            shape.weightsAndBiases(),
                            needed / GIGABYTE,
                            threads,
                            free / GIGABYTE));
        }
    }
}
