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
import org.rekindle.view.RunSummary;

/** Who listens to what: one follower for all who listen to a run, one for the list of runs. */
final class Feeds implements AutoCloseable {
    /** More than any people and pages; each has a connection and its buffers. */
    static final int MOST_LISTENERS = 1000;

    private static final long RUN_INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LIST_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** So that one run that takes long to read does not hold up the others. */
    private static final int THREADS = 2;

    /** Milliseconds that the last news may take. */
    private static final long PATIENCE = 300;

    private final Consumer<Throwable> failures;
    private final ScheduledThreadPoolExecutor clock;
    private final RunList list;
    private final Follower listFollower;
    private final Map<RunFolder, FollowedRun> runs = new HashMap<>();
    private int listeners;

    /** A run, and who looks after it while somebody listens. */
    private record FollowedRun(RunFeed feed, Follower follower) {}

    Feeds(RunsFolder folder, Consumer<Throwable> failures) {
        this.failures = failures;
        this.clock = new ScheduledThreadPoolExecutor(THREADS, Feeds::thread);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.list = new RunList(folder, failures);
        this.listFollower = new Follower(list, clock, LIST_INTERVAL, failures);
    }

    /** Does something once, beside what is followed; a failure is told. */
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
    List<RunSummary> summaries() {
        return list.summaries();
    }

    /** Sends the changes of the list, until the listener goes. */
    synchronized void listen(AsyncContext connection) {
        listen(listFollower, connection, list.listen(), () -> {});
    }

    /**
     * Sends what happens in a run, until the listener goes.
     *
     * @param after the number of the last line that the listener has
     */
    synchronized void listen(RunFolder run, int after, AsyncContext connection) {
        FollowedRun followed = runs.computeIfAbsent(run, this::follow);
        listen(followed.follower, connection, followed.feed.listen(after), () -> forget(run));
    }

    private FollowedRun follow(RunFolder run) {
        RunFeed feed = new RunFeed(run.path());
        return new FollowedRun(feed, new Follower(feed, clock, RUN_INTERVAL, failures));
    }

    private void forget(RunFolder run) {
        FollowedRun followed = runs.get(run);
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

    /** Refuses one more listener when there are as many as there may be. */
    synchronized void admit() {
        if (clock.isShutdown()) {
            throw new Refusal(Refusal.TOO_BUSY, "the dashboard is being closed");
        }
        if (listeners >= MOST_LISTENERS) {
            throw new Refusal(Refusal.TOO_BUSY, "too many pages listen already; close some");
        }
    }

    /** How many listen, to whatever. */
    synchronized int listeners() {
        return listeners;
    }

    /** Looks once more, so that the last news arrive, and sends everybody away. */
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
        // Goes on with what was handed over, and takes nothing more.
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
