package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** A column that gives the target away is told before any score, to people and to programs. */
class GivenAwayTest {
    private static final String WARNING = "Column \"code\" alone determines the target";

    @TempDir private Path folder;

    @Test
    void theWarningComesBeforeTheScores() throws IOException {
        String printed = choose().out();
        assertThat(printed.indexOf(WARNING)).isNotNegative();
        assertThat(printed.lastIndexOf("\n" + WARNING))
                .as("not only among the steps of the preparation")
                .isBetween(0, printed.indexOf("Each activation"));
        assertThat(printed).contains("--drop code leaves it out.");
    }

    @Test
    void itIsTheFirstReasonInJson() throws IOException {
        assertThat(choose("--json").json().get("reasons").get(0).asText()).startsWith(WARNING);
    }

    private Launcher.Result choose(String... more) throws IOException {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("x,code,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(random.nextGaussian()).append(i % 2 == 0 ? ",7,a\n" : ",3,b\n");
        }
        Path table = Files.writeString(folder.resolve("table.csv"), rows);
        String[] usual = {
            "choose",
            table.toString(),
            "--target",
            "y",
            "--activations",
            "relu",
            "--learning-rates",
            "0.003",
            "--seeds",
            "1",
            "--epochs",
            "2",
            "--hidden",
            "4",
            "--out",
            folder.resolve("run").toString()
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return InProcess.run(all);
    }
}
