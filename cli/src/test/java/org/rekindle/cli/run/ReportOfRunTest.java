package org.rekindle.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.testing.MadeUpRun;

class ReportOfRunTest {
    @TempDir private Path temporary;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aReportIsWrittenInSilence() {
        Path folder = temporary.resolve("run");
        MadeUpRun.study(folder).whole();
        write(folder);
        assertThat(folder.resolve(FileNames.REPORT)).isRegularFile();
        assertThat(err.size() + out.size()).isZero();
    }

    @Test
    void aReportThatCannotBeWrittenIsOneWarningAndNoFailure() throws IOException {
        Path folder = temporary.resolve("run");
        MadeUpRun.study(folder).whole();
        Files.createDirectories(folder.resolve(FileNames.REPORT).resolve("in the way"));
        write(folder);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("rekindle: report.html could not be written (")
                .endsWith("everything else is in " + folder + System.lineSeparator())
                .hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    private void write(Path folder) {
        ReportWriter.write(
                RunDirectory.open(folder),
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false));
    }
}
