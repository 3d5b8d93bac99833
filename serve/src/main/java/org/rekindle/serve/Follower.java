package org.rekindle.serve;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Polls its subject while somebody listens, and sends what is new to all listeners. Files are
 * polled rather than watched: a file system does not announce what another machine writes to a
 * shared folder, and a few system calls cost little.
 */
final class Follower {
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(15);

    /** A pause is at least this many times as long as the look before it. */
    private static final int REST = 4;

    private final Followed subject;
    private final ScheduledExecutorService clock;
    private final long interval;
    private final Consumer<Throwable> failures;
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();
    private boolean ticking;

    /**
     * Does nothing until somebody listens.
     *
     * @param interval nanoseconds between two looks
     * @param failures receives unexpected failures
     */
    Follower(
            Followed subject,
            ScheduledExecutorService clock,
            long interval,
            Consumer<Throwable> failures) {
        this.subject = subject;
        this.clock = clock;
        this.interval = interval;
        this.failures = failures;
    }

    /** Adds a listener. */
    synchronized void add(EventStream listener) {
        listeners.add(listener);
        if (!ticking) {
            ticking = true;
            schedule(0);
        }
    }

    /** Removes a listener. */
    void remove(EventStream listener) {
        listeners.remove(listener);
    }

    /** The number of listeners. */
    int listeners() {
        return listeners.size();
    }

    /** Looks once more, sends all listeners what is new, and closes their connections. */
    void finish() {
        look();
        listeners.forEach(EventStream::finish);
    }

    private void tick() {
        long start = System.nanoTime();
        try {
            look();
            listeners.forEach(EventStream::pump);
            listeners.forEach(listener -> listener.beat(HEARTBEAT));
        } finally {
            goOn(Math.max(interval, REST * (System.nanoTime() - start)));
        }
    }

    private void look() {
        try {
            subject.poll();
        } catch (RuntimeException | OutOfMemoryError e) {
            failures.accept(e);
        }
    }

    private synchronized void goOn(long delay) {
        ticking = !listeners.isEmpty();
        if (ticking) {
            schedule(delay);
        }
    }

    private void schedule(long delay) {
        try {
            Future<?> unused = clock.schedule(this::tick, delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The server is being closed.
            ticking = false;
        }
    }
}
