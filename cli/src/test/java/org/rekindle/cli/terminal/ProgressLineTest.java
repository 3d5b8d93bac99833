package org.rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void aPaceIsPerUnitWhateverTheUnitBeginsWith() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new ProgressLine(new Terminal(err, err, false, true), "experiment", 1_000_000_000, 0)
                .show(999_999_999);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("999999999 of 1000000000 experiments, ")
                .contains(" per second, ");
    }
}
