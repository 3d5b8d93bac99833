package org.rekindle.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Several runs at a time, each on one thread, with results in the order of the runs. */
public final class Parallel {
    private Parallel() {}

    /**
     * Applies a function to each element.
     *
     * @param threads how many at a time
     * @param onDone told how many are done, whenever one is; by one thread at a time
     * @throws RuntimeException the first one that the function threw
     */
    public static <T, R> List<R> map(
            List<T> elements, int threads, Function<T, R> function, IntConsumer onDone) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, Parallel::daemon);
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<R>> running = new ArrayList<>();
            for (T element : elements) {
                running.add(
                        executor.submit(
                                () -> {
                                    R result = function.apply(element);
                                    synchronized (done) {
                                        onDone.accept(done.incrementAndGet());
                                    }
                                    return result;
                                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : running) {
                results.add(await(future));
            }
            return List.copyOf(results);
        } finally {
            executor.shutdownNow();
        }
    }

    private static <R> R await(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rekindle-trial");
        thread.setDaemon(true);
        return thread;
    }
}
