package org.rekindle.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rekindle.subject.Progress;

/**
 * Runs several elements at a time, each on one thread, and returns the results in the order of the
 * elements. When it ends, even by a failure or an interruption, all runs have ended.
 */
public final class Parallel {
    private Parallel() {}

    /** The default number of runs at a time: one for each core. */
    public static int allCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** One run. */
    public interface Run<T, R> {
        /**
         * Called on a thread of its own.
         *
         * @param shouldStop true as soon as the results are no longer needed
         */
        R run(T element, BooleanSupplier shouldStop);
    }

    /**
     * Runs each element.
     *
     * @param threads how many run at a time
     * @throws RuntimeException the first one that a run or the progress threw
     * @throws CancellationException when this thread was interrupted; it stays marked as
     *     interrupted
     */
    public static <T, R> List<R> map(
            List<T> elements, int threads, Run<T, R> run, Progress progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, Parallel::daemon);
        IdleThreads idle = new IdleThreads(threads, elements.size());
        Failures failures = new Failures();
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<R>> running = new ArrayList<>();
            for (T element : elements) {
                running.add(
                        executor.submit(
                                () ->
                                        failures.noted(
                                                () -> {
                                                    R result =
                                                            idle.during(
                                                                    () ->
                                                                            run.run(
                                                                                    element,
                                                                                    failures
                                                                                            ::stopped));
                                                    synchronized (done) {
                                                        tell(failures, done, elements, progress);
                                                    }
                                                    return result;
                                                })));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : running) {
                results.add(future.get());
            }
            return List.copyOf(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the work was interrupted");
        } catch (ExecutionException e) {
            throw failures.first(e);
        } finally {
            failures.stop();
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    private static <T> void tell(
            Failures failures, AtomicInteger done, List<T> elements, Progress progress) {
        if (!failures.stopped()) {
            progress.onRun(done.incrementAndGet(), elements.size());
        }
    }

    /** What was thrown first, and whether to stop. */
    private static final class Failures {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<Throwable> thrown = new ArrayList<>();

        <R> R noted(Supplier<R> work) {
            if (stopped()) {
                throw new CancellationException("another run has failed");
            }
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                synchronized (thrown) {
                    thrown.add(e);
                }
                stop();
                throw e;
            }
        }

        boolean stopped() {
            return stopped.get();
        }

        void stop() {
            stopped.set(true);
        }

        RuntimeException first(ExecutionException e) {
            synchronized (thrown) {
                Throwable first = thrown.isEmpty() ? e : thrown.get(0);
                if (first instanceof Error error) {
                    throw error;
                }
                return first instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(first);
            }
        }
    }

    /** Waits until all runs have ended, even if this thread is interrupted meanwhile. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rekindle-trial");
        thread.setDaemon(true);
        return thread;
    }
}
