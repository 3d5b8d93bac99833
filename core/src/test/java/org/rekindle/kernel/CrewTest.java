package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
    private static final long LARGE = Long.MAX_VALUE;

    private final Crew crew = new Crew();

    @AfterEach
    void dismiss() {
        crew.hire(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void everyRowIsComputedOnce(int helpers) {
        crew.hire(helpers);
        for (int rows : new int[] {1, 2, 15, 16, 17, 100, 1000, 1001}) {
            AtomicIntegerArray times = new AtomicIntegerArray(rows);
            crew.run(
                    rows,
                    LARGE,
                    (from, to, scratch) -> {
                        for (int row = from; row < to; row++) {
                            times.incrementAndGet(row);
                        }
                    });
            for (int row = 0; row < rows; row++) {
                assertThat(times.get(row)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aProductHasTheSameBitsOnAnyNumberOfThreads(int helpers) {
        int units = 301;
        int batch = 65;
        int fanIn = 270;
        float[] parameters = values(units * fanIn + units);
        float[] x = values(fanIn * batch);
        float[] alone = new float[units * batch];
        Kernels kernels = Kernels.fastest();
        Scratch own = new Scratch();
        kernels.affine(0, units, batch, fanIn, parameters, 0, units * fanIn, x, alone, own);
        float[] shared = new float[units * batch];
        crew.hire(helpers);
        crew.run(
                units,
                LARGE,
                (from, to, scratch) ->
                        kernels.affine(
                                from,
                                to,
                                batch,
                                fanIn,
                                parameters,
                                0,
                                units * fanIn,
                                x,
                                shared,
                                scratch));
        assertThat(shared).isEqualTo(alone);
    }

    @Test
    void aSmallPieceStaysOnTheThreadThatTrains() {
        crew.hire(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        crew.run(1000, 1000, (from, to, scratch) -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void helpersThatHaveParkedComeBack() throws InterruptedException {
        crew.hire(2);
        CyclicBarrier together = new CyclicBarrier(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        crew.run(48, LARGE, (from, to, scratch) -> await(together));
        Thread.sleep(20);
        crew.run(
                48,
                LARGE,
                (from, to, scratch) -> {
                    await(together);
                    threads.add(Thread.currentThread());
                });
        assertThat(threads).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 32})
    void theFailureOfAPartIsThrownWhenTheOthersHaveEnded(int failing) {
        crew.hire(2);
        CyclicBarrier together = new CyclicBarrier(3);
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                crew.run(
                                        48,
                                        LARGE,
                                        (from, to, scratch) -> {
                                            await(together);
                                            if (from == failing) {
                                                failed.countDown();
                                                throw new OutOfMemoryError("a part");
                                            }
                                            await(failed);
                                            ended.incrementAndGet();
                                        }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("a part");
        assertThat(ended).hasValue(2);
        crew.run(48, LARGE, (from, to, scratch) -> ended.incrementAndGet());
        assertThat(ended).hasValue(5);
    }

    @Test
    void dismissedHelpersHaveEnded() {
        crew.hire(3);
        CyclicBarrier together = new CyclicBarrier(4);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        crew.run(
                64,
                LARGE,
                (from, to, scratch) -> {
                    await(together);
                    threads.add(Thread.currentThread());
                });
        assertThat(threads).hasSize(4);
        crew.hire(0);
        threads.remove(Thread.currentThread());
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] values(int length) {
        float[] values = new float[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
