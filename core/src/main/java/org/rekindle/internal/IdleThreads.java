package org.rekindle.internal;

import java.util.function.Supplier;

/**
 * The threads that {@link Parallel} may use but does not, because fewer runs are left. A run may
 * borrow them for its own work.
 */
public final class IdleThreads {
    private static final ThreadLocal<IdleThreads> CURRENT =
            ThreadLocal.withInitial(() -> new IdleThreads(1, 1));

    private final int threads;
    private int unfinished;
    private int borrowed;

    IdleThreads(int threads, int runs) {
        this.threads = threads;
        this.unfinished = runs;
    }

    /** Those beside the run that this thread is in; none outside of runs. */
    public static IdleThreads current() {
        return CURRENT.get();
    }

    /** For one run that is alone on this machine. */
    public static IdleThreads ofAllCores() {
        return new IdleThreads(Parallel.allCores(), 1);
    }

    /** Does one run on this thread, during which these are the {@link #current}. */
    public <R> R during(Supplier<R> run) {
        CURRENT.set(this);
        try {
            return run.get();
        } finally {
            CURRENT.remove();
            endRun();
        }
    }

    private synchronized void endRun() {
        unfinished--;
    }

    /**
     * Gives back what a run has borrowed, and borrows its even share of what is idle now.
     *
     * @param held what the run has borrowed so far
     * @return how many threads it may use beside its own
     */
    public synchronized int borrow(int held) {
        borrowed -= held;
        int idle = Math.max(0, threads - unfinished - borrowed);
        int share = (Math.max(0, threads - unfinished) + unfinished - 1) / unfinished;
        int lent = Math.min(idle, share);
        borrowed += lent;
        return lent;
    }

    /** Gives all of it back. */
    public synchronized void giveBack(int held) {
        borrowed -= held;
    }
}
