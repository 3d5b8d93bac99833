package org.rekindle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.subject.Progress;

class ParallelTest {
    @Test
    void resultsComeInTheOrderOfTheRunsWhicheverEndsFirst() {
        CountDownLatch lastHasRun = new CountDownLatch(1);
        List<Integer> results =
                Parallel.map(
                        List.of(0, 1, 2),
                        3,
                        (number, stop) -> {
                            if (number == 2) {
                                lastHasRun.countDown();
                            } else {
                                await(lastHasRun);
                            }
                            return 10 * number;
                        },
                        Progress.NONE);
        assertThat(results).containsExactly(0, 10, 20);
    }

    @Test
    void progressCountsUpToAll() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        List<Integer> numbers = IntStream.range(0, 20).boxed().toList();
        Parallel.map(
                numbers,
                4,
                (number, stop) -> number,
                (done, all) -> {
                    assertThat(all).isEqualTo(20);
                    told.add(done);
                });
        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void afterAFailureTheOtherRunsAreToldToStopAndWaitedFor() {
        CountDownLatch otherRuns = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        List.of(true, false),
                                        2,
                                        (fails, stop) -> {
                                            if (fails) {
                                                await(otherRuns);
                                                throw new IllegalArgumentException("broken");
                                            }
                                            otherRuns.countDown();
                                            while (!stop.getAsBoolean()) {
                                                Thread.onSpinWait();
                                            }
                                            ended.set(true);
                                            return fails;
                                        },
                                        Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        assertThat(ended).isTrue();
    }

    @Test
    void theFirstFailureIsThrownAlthoughAnEarlierRunFailsLater() {
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        List.of("early", "late"),
                                        2,
                                        (name, stop) -> {
                                            while (name.equals("early") && !stop.getAsBoolean()) {
                                                Thread.onSpinWait();
                                            }
                                            throw new IllegalStateException(name);
                                        },
                                        Progress.NONE))
                .hasMessage("late");
    }

    @Test
    void nothingIsStartedAfterAFailure() {
        AtomicInteger started = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        IntStream.range(0, 50).boxed().toList(),
                                        1,
                                        (number, stop) -> {
                                            started.incrementAndGet();
                                            throw new IllegalStateException("first");
                                        },
                                        Progress.NONE))
                .hasMessage("first");
        assertThat(started).hasValue(1);
    }

    @Test
    void anInterruptedCallerWaitsForItsRunsAndStaysInterrupted() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean runEnded = new AtomicBoolean();
        AtomicBoolean wasEndedOnReturn = new AtomicBoolean();
        AtomicBoolean stayedInterrupted = new AtomicBoolean();
        AtomicInteger told = new AtomicInteger();
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                Parallel.map(
                                        List.of(1),
                                        1,
                                        (number, stop) -> {
                                            running.countDown();
                                            while (!stop.getAsBoolean()) {
                                                Thread.onSpinWait();
                                            }
                                            runEnded.set(true);
                                            return number;
                                        },
                                        (done, all) -> told.incrementAndGet());
                            } catch (CancellationException expected) {
                                wasEndedOnReturn.set(runEnded.get());
                                stayedInterrupted.set(Thread.currentThread().isInterrupted());
                            }
                        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(wasEndedOnReturn).isTrue();
        assertThat(stayedInterrupted).isTrue();
        assertThat(told).as("runs told of after the work was given up").hasValue(0);
    }

    @Test
    void aFailureOfWhoIsToldIsAFailureOfTheWork() {
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        List.of(1, 2),
                                        2,
                                        (number, stop) -> number,
                                        (done, all) -> {
                                            throw new IllegalStateException("disk full");
                                        }))
                .hasMessage("disk full");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
