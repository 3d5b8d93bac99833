package org.rekindle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.rekindle.subject.Progress;

class IdleThreadsTest {

    @Test
    void theOnlyRunMayBorrowAllOtherThreads() {
        assertThat(borrowedBy(1, 4)).containsExactly(3);
    }

    @Test
    void runsThatFillTheThreadsBorrowNone() {
        assertThat(borrowedBy(2, 2)).containsExactly(0, 0);
    }

    @Test
    void twoRunsShareWhatIsIdle() {
        assertThat(borrowedBy(2, 6)).containsExactly(2, 2);
        assertThat(borrowedBy(2, 5)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void runsThatWaitComeFirst() {
        List<Integer> borrowed =
                Parallel.map(
                        List.of(1, 2, 3),
                        1,
                        (run, stop) -> IdleThreads.current().borrow(0),
                        Progress.NONE);
        assertThat(borrowed).containsExactly(0, 0, 0);
    }

    @Test
    void theLastRunBorrowsTheThreadsOfThoseThatHaveEnded() {
        IdleThreads idle = new IdleThreads(2, 2);
        assertThat(idle.borrow(0)).isZero();
        idle.during(() -> 0);
        assertThat(idle.borrow(0)).isEqualTo(1);
        assertThat(idle.borrow(1)).isEqualTo(1);
        idle.giveBack(1);
        assertThat(idle.borrow(0)).isEqualTo(1);
    }

    @Test
    void outsideOfRunsThereAreNone() {
        assertThat(IdleThreads.current().borrow(0)).isZero();
    }

    private static List<Integer> borrowedBy(int runs, int threads) {
        CyclicBarrier all = new CyclicBarrier(runs);
        return Parallel.map(
                List.of(1, 2).subList(0, runs),
                threads,
                (run, stop) -> {
                    await(all);
                    int borrowed = IdleThreads.current().borrow(0);
                    await(all);
                    return borrowed;
                },
                Progress.NONE);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
