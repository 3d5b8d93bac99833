package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** A table of 50 MB as numbers, 25 MB as inputs, in a heap of 40 MB. */
@Tag("full")
class LargerThanMemoryIT {
    private static final int ROWS = 12_500;
    private static final int COLUMNS = 500;
    private static final String LARGER = "larger than memory";

    @TempDir private Path folder;

    @Test
    void aSmallHeapGivesTheSameRunAsALargeOne() throws IOException {
        writeTable(folder.resolve("table.csv"));
        Launcher.Result small = train("small", "-Xmx40m");
        Launcher.Result large = train("large", "-Xmx800m");
        assertThat(small.out())
                .containsPattern("its columns lay in a temporary file \\(5[01] MB\\)")
                .containsPattern("they lie in temporary files \\(25 MB\\), and each batch is read");
        assertThat(large.out()).doesNotContain(LARGER);
        for (String file : List.of("model.npz", "model.onnx", "epochs.jsonl", "units.csv")) {
            assertThat(folder.resolve("small").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("large").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("small/run.json"))).contains(LARGER);
    }

    private Launcher.Result train(String out, String heap) {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        Map.of("REKINDLE_JAVA_OPTIONS", heap),
                        "train",
                        "table.csv",
                        "--target",
                        "y",
                        "--activation",
                        "relu",
                        "--epochs",
                        "2",
                        "--out",
                        out);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static void writeTable(Path file) throws IOException {
        Random random = new Random(1);
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (int column = 0; column < COLUMNS; column++) {
                writer.write("x" + column + ",");
            }
            writer.write("y\n");
            for (int row = 0; row < ROWS; row++) {
                int sum = 0;
                for (int column = 0; column < COLUMNS; column++) {
                    int value = random.nextInt(2000) - 1000;
                    sum += column < 5 ? value : 0;
                    writer.write(value + ",");
                }
                writer.write((sum > 0 ? "above" : "below") + "\n");
            }
        }
    }
}
