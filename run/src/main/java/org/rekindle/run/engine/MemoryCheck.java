package org.rekindle.run.engine;

import java.util.Locale;
import org.rekindle.data.storage.Heap;
import org.rekindle.network.NetworkShape;
import org.rekindle.run.RunException;
import org.rekindle.study.StudyPlan;
import org.rekindle.training.Evaluator;

/** Refuses networks that do not fit in memory, before anything is allocated. */
final class MemoryCheck {
    /** The weights, their gradients and the two moments of Adam. */
    private static final int PARAMETER_ARRAYS = 4;

    /** For each unit and sample z, a and two gradients. */
    private static final int BATCH_ARRAYS = 4;

    /** What a {@link org.rekindle.training.LifeLineRecorder} copies. */
    private static final int RECORDED_PARAMETER_ARRAYS = 2;

    /** For each unit and epoch three, in the recorder and again in the life lines. */
    private static final int NUMBERS_OF_POINT = 6;

    /** The most units times epochs for life lines that the user did not ask for. */
    private static final double MOST_POINTS = 2e6;

    private static final double GIGABYTE = 1e9;

    private MemoryCheck() {}

    static void check(StudyPlan plan, LoadedData data, int threads, int runs) {
        NetworkShape shape = plan.shape();
        int batch = batch(plan, data);
        int atOnce = Math.min(threads, runs);
        double needed = perTrial(plan, data) * atOnce;
        double free = Heap.free(needed);
        boolean tooLong =
                shape.weightsAndBiases() + shape.hiddenUnits() > Integer.MAX_VALUE - 8
                        || units(shape) * batch > Integer.MAX_VALUE - 8;
        if (tooLong || needed > free) {
            throw new RunException(
                    RunException.Reason.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "a network with %d weights, batches of %d and %d trials at a time need about"
                                    + " %.1f GB, but %.1f GB are free",
                            shape.weightsAndBiases(),
                            batch,
                            atOnce,
                            needed / GIGABYTE,
                            free / GIGABYTE));
        }
    }

    /**
     * Whether there is room to record the life lines of the trials that are trained again at the
     * end of a study. The user did not ask for them, so a lack of room must not fail the study.
     *
     * @param atOnce how many trials are trained at a time
     */
    static boolean hasRoomForLives(StudyPlan plan, LoadedData data, int atOnce) {
        double points = plan.shape().hiddenUnits() * (plan.epochs() + 1.0);
        double recorder =
                Float.BYTES
                        * (RECORDED_PARAMETER_ARRAYS * (double) plan.shape().weightsAndBiases()
                                + NUMBERS_OF_POINT * points);
        double needed = (perTrial(plan, data) + recorder) * atOnce;
        return points <= MOST_POINTS && needed <= Heap.free(needed);
    }

    private static double perTrial(StudyPlan plan, LoadedData data) {
        return Float.BYTES
                * (PARAMETER_ARRAYS * (double) plan.shape().weightsAndBiases()
                        + BATCH_ARRAYS
                                * units(plan.shape())
                                * (batch(plan, data) + Evaluator.BATCH));
    }

    private static int batch(StudyPlan plan, LoadedData data) {
        return Math.min(plan.batchSize(), data.prepared().train().samples());
    }

    private static double units(NetworkShape shape) {
        return (double) shape.inputs() + shape.hiddenUnits() + shape.outputs();
    }
}
