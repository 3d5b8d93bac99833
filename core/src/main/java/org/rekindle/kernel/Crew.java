package org.rekindle.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that do the large pieces of one training's work: the one that trains, and helpers for
 * as long as they are hired. A piece is split by the rows of its result, into one share for each
 * thread. Every row is computed by one thread in one order, so the bits do not depend on the number
 * of threads.
 *
 * <p>A step has dozens of pieces, of a few dozen microseconds upwards. Helpers therefore wait for
 * the next one by spinning, and park if it does not come soon. Shares are taken by whoever comes
 * first, so a helper that gets no core holds nobody up: the thread that trains does its share too.
 * All methods are for that thread.
 */
public final class Crew {
    /**
     * Pieces of fewer multiply-adds are not split: they take under about ten microseconds, and to
     * wait for each other costs one or two.
     */
    private static final long WORTH_SPLITTING = 1_000_000;

    /** Ranges begin at a multiple of this, so that they hold whole tiles and whole vectors. */
    private static final int GRAIN = 16;

    /** How often a helper looks for the next piece before it parks: for about 100 microseconds. */
    private static final int SPINS = 5_000;

    private final Scratch scratch = new Scratch();

    /** The number of the piece in the upper half, and in the lower half the next share of it. */
    private final AtomicLong next = new AtomicLong();

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<Helper> helpers = List.of();

    /** The piece at hand; it stays until every share that was taken is done. */
    private volatile @Nullable Part part;

    private volatile int rows;
    private volatile int shares;

    /** Work on a range of rows. */
    public interface Part {
        /**
         * Computes some rows; called by several threads at a time with ranges that do not overlap.
         *
         * @param scratch this thread's own
         */
        void run(int from, int to, Scratch scratch);
    }

    /** The thread that trains, alone. */
    public Crew() {}

    /** Changes the number of helpers. Those that are dismissed have ended afterwards. */
    public void hire(int count) {
        if (count == helpers.size()) {
            return;
        }
        helpers.forEach(Helper::dismiss);
        helpers.forEach(Helper::awaitEnd);
        List<Helper> hired = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hired.add(new Helper(piece(next.get())));
        }
        helpers = List.copyOf(hired);
        helpers.forEach(Helper::start);
    }

    /**
     * Runs a piece of work over the rows from 0 on, and returns when all of it has ended, also when
     * a part of it fails.
     *
     * @param multiplyAdds how much work it is
     * @throws RuntimeException or an Error, the first that a part threw
     */
    public void run(int allRows, long multiplyAdds, Part work) {
        if (helpers.isEmpty() || multiplyAdds < WORTH_SPLITTING) {
            work.run(0, allRows, scratch);
            return;
        }
        part = work;
        rows = allRows;
        shares = helpers.size() + 1;
        done.set(0);
        next.set((piece(next.get()) + 1L) << 32);
        for (Helper helper : helpers) {
            helper.wake();
        }
        takeShares(scratch);
        for (int spins = 0; done.get() < shares; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, 10_000);
            }
        }
        part = null;
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    private static int piece(long state) {
        return (int) (state >>> 32);
    }

    private void takeShares(Scratch ownScratch) {
        long state = next.get();
        while ((int) state < shares) {
            if (next.compareAndSet(state, state + 1)) {
                runShare((int) state, ownScratch);
                done.incrementAndGet();
            }
            state = next.get();
        }
    }

    private void runShare(int share, Scratch ownScratch) {
        Part work = part;
        int from = border(share);
        int to = border(share + 1);
        if (work == null || from == to || failure.get() != null) {
            return;
        }
        try {
            work.run(from, to, ownScratch);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private int border(int share) {
        if (share == shares) {
            return rows;
        }
        long even = (long) rows * share / shares;
        return (int) Math.min(rows, (even + GRAIN - 1) / GRAIN * GRAIN);
    }

    private final class Helper implements Runnable {
        private final Scratch ownScratch = new Scratch();
        private final Thread thread = new Thread(this, "rekindle-helper");
        private volatile boolean parked;
        private volatile boolean dismissed;
        private int seen;

        Helper(int seen) {
            this.seen = seen;
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        void dismiss() {
            dismissed = true;
            LockSupport.unpark(thread);
        }

        /** Waits even if this thread is interrupted meanwhile. */
        void awaitEnd() {
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
        }

        @Override
        public void run() {
            while (awaitPiece()) {
                takeShares(ownScratch);
            }
        }

        /** False when this helper has been dismissed. */
        private boolean awaitPiece() {
            for (int spins = 0; spins < SPINS && piece(next.get()) == seen && !dismissed; spins++) {
                Thread.onSpinWait();
            }
            parked = true;
            while (piece(next.get()) == seen && !dismissed) {
                LockSupport.park(this);
            }
            parked = false;
            seen = piece(next.get());
            return !dismissed;
        }
    }
}
