package org.rekindle.cli;

import java.util.Locale;
import org.rekindle.network.NetworkShape;
import org.rekindle.study.StudyPlan;
import org.rekindle.training.Evaluator;

/** Refuses networks that cannot fit, before anything is allocated. */
final class MemoryCheck {
    /** The weights, their gradients and the two moments of Adam. */
    private static final int PARAMETER_ARRAYS = 4;

    /** For each unit and sample z, a and two gradients. */
    private static final int BATCH_ARRAYS = 4;

    private static final double GIGABYTE = 1e9;

    private MemoryCheck() {}

    static void check(StudyPlan plan, LoadedData data, int threads, int runs) {
        NetworkShape shape = plan.shape();
        int batch = Math.min(plan.batchSize(), data.prepared().train().samples());
        int atOnce = Math.min(threads, runs);
        double units = (double) shape.inputs() + shape.hiddenUnits() + shape.outputs();
        double perTrial =
                Float.BYTES
                        * (PARAMETER_ARRAYS * (double) shape.weightsAndBiases()
                                + BATCH_ARRAYS * units * (batch + Evaluator.BATCH));
        double needed = perTrial * atOnce;
        Runtime runtime = Runtime.getRuntime();
        double free = runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
        boolean tooLong =
                shape.weightsAndBiases() + shape.hiddenUnits() > Integer.MAX_VALUE - 8
                        || units * batch > Integer.MAX_VALUE - 8;
        if (tooLong || needed > free) {
            throw new UsageException(
                    String.format(
                            Locale.ROOT,
                            "a network with %d weights, batches of %d and %d trials at a time need about"
                                    + " %.1f GB, but %.1f GB are free; make --hidden, --batch-size or"
                                    + " --threads smaller, or set REKINDLE_JAVA_OPTIONS=-Xmx...",
                            shape.weightsAndBiases(),
                            batch,
                            atOnce,
                            needed / GIGABYTE,
                            free / GIGABYTE));
        }
    }
}
