package org.rekindle.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
    @TempDir Path folder;

    private final List<String> calls = new ArrayList<>();

    @Test
    void aRunStartsAnewAndGoesThroughTheBatchesInOrder() throws IOException {
        List<String> answers = answers("open a default FILE", "run a 4", "close a");

        assertThat(answers.get(0)).isEqualTo("= ok ");
        assertThat(answers.get(1)).matches("= ok \\d+ 0\\.75");
        assertThat(calls)
                .containsExactly(
                        "restart", "step 0", "step 1", "step 0", "step 1", "step 0", "step 1",
                        "step 0", "close");
    }

    @Test
    void whatFailsIsAnAnswerAndNotTheEnd() throws IOException {
        assertThat(answers("run b 4", "open a strange FILE", "dance", "title"))
                .containsExactly(
                        "= error IllegalArgumentException: nothing is open as b",
                        "= error UnsupportedOperationException: strange",
                        "= error IllegalArgumentException: unknown command dance",
                        "= ok fake");
    }

    @Test
    void theEndOfTheCommandsClosesWhatIsOpen() throws IOException {
        answers("open a default FILE");

        assertThat(calls).containsExactly("close");
    }

    private List<String> answers(String... commands) throws IOException {
        Path file = folder.resolve("workload");
        Samples train = new Samples(new float[] {1, 2, 3}, new int[] {0, 0, 0});
        WorkloadFile.write(
                new Workload("relu", 1, List.of(1), 1, 2, 1, new float[4], train, Samples.NONE),
                file);
        String text = String.join("\n", commands).replace("FILE", file.toString()) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Worker.serve(
                new FakeContender(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private final class FakeContender implements Contender {
        @Override
        public String title() {
            return "fake";
        }

        @Override
        public Session open(Workload workload, String variant) {
            if (!variant.equals(DEFAULT)) {
                throw new UnsupportedOperationException(variant);
            }
            return new FakeSession();
        }
    }

    private final class FakeSession implements Session {
        @Override
        public void restart() {
            calls.add("restart");
        }

        @Override
        public double step(int batch) {
            calls.add("step " + batch);
            return batch == 1 ? 0.5 : 1;
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
