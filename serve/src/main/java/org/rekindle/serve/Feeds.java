package org.rekindle.serve;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rekindle.view.Summary;

/**
 * All feeds and their listeners: one follower for the list of runs, and one for each run that
 * somebody listens to.
 */
final class Feeds implements AutoCloseable {
    /** More than any number of open pages. Each listener has a connection and its buffers. */
    static final int MOST_LISTENERS = 1000;

    private static final long RUN_INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LIST_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** Two, so that one run that takes long to read does not delay the others. */
    private static final int THREADS = 2;

    /** The most milliseconds that the last look may take. */
    private static final long PATIENCE = 300;

    private final Consumer<Throwable> failures;
    private final ScheduledThreadPoolExecutor clock;
    private final ListFeed list;
    private final Follower listFollower;
    private final Map<ServedFolder, FollowedView> runs = new HashMap<>();
    private int listeners;

    /** The feed of a run, and the follower that updates it while somebody listens. */
    private record FollowedView(ViewFeed feed, Follower follower) {}

    Feeds(Catalog folder, Consumer<Throwable> failures) {
        this.failures = failures;
        this.clock = new ScheduledThreadPoolExecutor(THREADS, Feeds::thread);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.list = new ListFeed(folder, failures);
        this.listFollower = new Follower(list, clock, LIST_INTERVAL, failures);
    }

    /** Runs something once, on the same threads. Failures are reported. */
    Future<?> submit(Runnable work) {
        return clock.submit(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | OutOfMemoryError e) {
                        failures.accept(e);
                    }
                });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rekindle-follower");
        thread.setDaemon(true);
        return thread;
    }

    /** All runs, as they are now. */
    List<Summary> summaries() {
        return list.summaries();
    }

    /** Sends the changes of the list until the listener leaves. */
    synchronized void listen(AsyncContext connection) {
        listen(listFollower, connection, list.listen(), () -> {});
    }

    /**
     * Sends what happens in a run until the listener leaves.
     *
     * @param after the number of the last line that the listener has
     */
    synchronized void listen(ServedFolder run, int after, AsyncContext connection) {
        FollowedView followed = runs.computeIfAbsent(run, this::follow);
        listen(followed.follower, connection, followed.feed.listen(after), () -> forget(run));
    }

    private FollowedView follow(ServedFolder run) {
        ViewFeed feed = new ViewFeed(run.path());
        return new FollowedView(feed, new Follower(feed, clock, RUN_INTERVAL, failures));
    }

    private void forget(ServedFolder run) {
        FollowedView followed = runs.get(run);
        if (followed != null && followed.follower.listeners() == 0) {
            runs.remove(run);
        }
    }

    private void listen(
            Follower follower, AsyncContext connection, EventSource source, Runnable whenLeft) {
        try {
            EventStream stream =
                    new EventStream(
                            connection, source, gone -> left(follower, gone, source, whenLeft));
            listeners++;
            follower.add(stream);
            stream.start();
        } catch (IOException e) {
            source.close();
            whenLeft.run();
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void left(
            Follower follower, EventStream stream, EventSource source, Runnable whenLeft) {
        listeners--;
        follower.remove(stream);
        source.close();
        whenLeft.run();
    }

    /** Refuses one more listener when the limit is reached. */
    synchronized void admit() {
        if (clock.isShutdown()) {
            throw new Refusal(Refusal.TOO_BUSY, "the dashboard is being closed");
        }
        if (listeners >= MOST_LISTENERS) {
            throw new Refusal(Refusal.TOO_BUSY, "too many pages listen already; close some");
        }
    }

    /** The number of listeners, to all feeds. */
    synchronized int listeners() {
        return listeners;
    }

    /** Looks once more, so that the last events arrive, and closes all connections. */
    @Override
    public void close() {
        List<Follower> followers = new ArrayList<>(List.of(listFollower));
        synchronized (this) {
            if (clock.isShutdown()) {
                return;
            }
            runs.values().forEach(run -> followers.add(run.follower));
        }
        followers.forEach(follower -> clock.execute(follower::finish));
        // Finishes what was submitted, and accepts nothing more.
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
