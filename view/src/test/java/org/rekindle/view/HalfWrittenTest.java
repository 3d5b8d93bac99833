package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Relu;
import org.rekindle.run.FileNames;
import org.rekindle.testing.MadeUpRun;

/** A line that is being written is not there yet, wherever it ends so far. */
class HalfWrittenTest {
    /** A whole view takes longer than the lines alone, and reads them in the same way. */
    private static final int SOME = 50;

    @TempDir private Path temporary;

    @Test
    void aTrialIsThereWithItsLineBreakAndNotBefore() throws IOException {
        Path folder = temporary.resolve("study");
        MadeUpRun.study(folder).withTrials(3);
        assertLastLineIsThereWithItsBreak(folder, FileNames.TRIALS, 3);
    }

    @Test
    void anEpochIsThereWithItsLineBreakAndNotBefore() throws IOException {
        Path folder = temporary.resolve("training");
        MadeUpRun.training(folder, new Relu()).withEpochs(2);
        assertLastLineIsThereWithItsBreak(folder, FileNames.EPOCHS, 3);
    }

    private static void assertLastLineIsThereWithItsBreak(Path folder, String name, int lines)
            throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        int last = new String(whole, StandardCharsets.UTF_8).stripTrailing().lastIndexOf('\n') + 1;
        assertThat(last).isPositive().isLessThan(whole.length - 100);
        for (int length = last; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int expected = length < whole.length ? lines - 1 : lines;
            ViewUpdate news = new LiveView(folder).look();
            assertThat(news.status().problem()).as("%d bytes", length).isNull();
            assertThat(news.lines()).isEqualTo(expected);
            assertThat(news.events()).hasSize(expected);
            if (length % SOME == 0) {
                assertThat(ViewReader.read(folder).heading().version()).isEqualTo(expected);
            }
        }
    }
}
