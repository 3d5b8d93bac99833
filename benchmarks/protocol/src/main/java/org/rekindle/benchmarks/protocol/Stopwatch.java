package org.rekindle.benchmarks.protocol;

import java.util.concurrent.TimeUnit;

/** Times the steps of a session: the same loop around every contender in Java. */
final class Stopwatch {
    /** Untimed steps after a restart, in which optimizers allocate their state. */
    private static final int LEAD = 3;

    /** Steps at the end whose mean loss is reported. */
    private static final int TAIL = 10;

    /** Where two chunks of a warm-up differ by less, it is over. */
    private static final double STABLE = 0.05;

    private static final int CHUNKS = 6;
    private static final int LONGEST_WARM_UP = 3;

    private Stopwatch() {}

    /**
     * What a run took and where it ended.
     *
     * @param nanos for all steps together
     * @param loss the mean of the last steps
     */
    record Timing(long nanos, double loss) {}

    /** Restarts, and takes that many steps. */
    static Timing run(Session session, int batches, int steps) {
        session.restart();
        for (int i = 0; i < LEAD; i++) {
            session.step(i % batches);
        }
        double lossSum = 0;
        int tail = Math.min(TAIL, steps);
        int batch = LEAD % batches;
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            double loss = session.step(batch);
            batch = batch + 1 == batches ? 0 : batch + 1;
            if (i >= steps - tail) {
                lossSum += loss;
            }
        }
        return new Timing(System.nanoTime() - start, lossSum / tail);
    }

    /**
     * Takes steps for at least that long and until their time is stable.
     *
     * @return nanoseconds a step in the end
     */
    static double warmUp(Session session, int batches, long millis) {
        long least = TimeUnit.MILLISECONDS.toNanos(millis);
        long chunk = Math.max(1, least / CHUNKS);
        long start = System.nanoTime();
        double before = Double.POSITIVE_INFINITY;
        int steps = 1;
        while (true) {
            double now = (double) run(session, batches, steps).nanos() / steps;
            long spent = System.nanoTime() - start;
            boolean stable = Math.abs(now - before) < STABLE * now;
            if (spent >= LONGEST_WARM_UP * least || (spent >= least && stable)) {
                return now;
            }
            before = now;
            steps = (int) Math.max(1, Math.min(steps * 4L, (long) (chunk / now)));
        }
    }

    /** A whole trial: every epoch trains on all batches and then validates. */
    static Timing trial(Session session, int batches, int epochs) {
        session.restart();
        double loss = 0;
        long start = System.nanoTime();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int batch = 0; batch < batches; batch++) {
                session.step(batch);
            }
            loss = session.validate();
        }
        return new Timing(System.nanoTime() - start, loss);
    }
}
