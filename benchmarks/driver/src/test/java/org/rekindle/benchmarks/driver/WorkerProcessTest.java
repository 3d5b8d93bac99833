package org.rekindle.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // the workers here are shell scripts
class WorkerProcessTest {
    @TempDir Path folder;

    @Test
    void linesThatAreNoAnswersAreIgnored() throws WorkerException {
        try (WorkerProcess worker = start("read x; echo noise; echo \"= ok $x!\"; read y")) {
            assertThat(worker.ask("hello")).isEqualTo("hello!");
        }
    }

    @Test
    void anErrorIsAReasonAndTheWorkerGoesOn() throws WorkerException {
        try (WorkerProcess worker = start("read x; echo '= error no'; read x; echo '= ok yes'")) {
            assertThatThrownBy(() -> worker.ask("a")).hasMessage("no");
            assertThat(worker.ask("b")).isEqualTo("yes");
        }
    }

    @Test
    void aWorkerThatEndsLeavesItsLastWords() throws WorkerException {
        try (WorkerProcess worker = start("read x; echo 'no such library' >&2; exit 1")) {
            assertThatThrownBy(() -> worker.ask("a"))
                    .hasMessage("the worker ended (log): no such library");
        }
    }

    @Test
    void aCommandThatDoesNotExistIsAReason() {
        assertThatThrownBy(
                        () ->
                                WorkerProcess.start(
                                        List.of("/does/not/exist"), folder.resolve("log")))
                .isInstanceOf(WorkerException.class)
                .hasMessageContaining("/does/not/exist");
    }

    private WorkerProcess start(String script) throws WorkerException {
        return WorkerProcess.start(List.of("sh", "-c", script), folder.resolve("log"));
    }
}
