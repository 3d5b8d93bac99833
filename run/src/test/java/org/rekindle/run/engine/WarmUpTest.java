package org.rekindle.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Duration ONE_STEP_IN_AN_INTERPRETER = Duration.ofSeconds(30);

    @Test
    void runsUntilItIsClosedAndNoLonger() throws InterruptedException {
        List<Thread> before = running();
        WarmUp warmUp = WarmUp.start();
        List<Thread> started = running();
        started.removeAll(before);
        assertThat(started).hasSize(1);
        assertThat(started.get(0).isDaemon()).isTrue();

        warmUp.close();
        started.get(0).join(ONE_STEP_IN_AN_INTERPRETER.toMillis());
        assertThat(started.get(0).isAlive()).isFalse();
    }

    private static List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rekindle-warm-up"))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
