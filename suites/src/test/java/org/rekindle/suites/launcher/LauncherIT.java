package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** What only the real launcher with the real Java shows. */
class LauncherIT {
    private static final Path DISTRIBUTION = Launcher.REPOSITORY.resolve("cli/target/rekindle");
    private static final String TRAIN =
            " --target digit --activation relu --epochs 1 --hidden 4 --out run";

    @TempDir private Path folder;

    /** The shell makes the names, because the JVM of the tests may be in a locale without them. */
    @Test
    void aFileOfAnyNameIsReadInEveryLocale() throws IOException {
        String name = "$'gr\\303\\266\\303\\237e.csv'";
        Launcher.Result result =
                bash(
                        "export LC_ALL=C; cp '%s' %s; \"$0\" train %s"
                                        .formatted(Launcher.DIGITS, name, name)
                                + TRAIN);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(folder.resolve("run/run.json"))).contains("/größe.csv\"");
    }

    @Test
    void whatIsSaidIsUtf8InEveryLocale() throws IOException {
        Launcher.Result result =
                bash("export LC_ALL=C; \"$0\" choose $'gr\\303\\266\\303\\237e.csv' --target y");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("größe.csv").contains("there is no such file");
        assertThat(bash("export LC_ALL=C; \"$0\" activation relu").out()).contains("φ′(z)");
    }

    @Test
    void aReaderThatHasSeenEnoughEndsNothingAndHearsNothing() throws IOException {
        Launcher.Result result =
                bash(
                        "set -o pipefail; \"$0\" train '%s' %s --care off | head -n 1"
                                .formatted(
                                        Launcher.DIGITS, TRAIN.replace("epochs 1", "epochs 20")));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(folder.resolve("run/model.onnx")).exists();
    }

    @Test
    void theDistributionRunsWhereverItIs() throws IOException {
        Path place = Files.createDirectories(folder.resolve("some place"));
        Files.copy(DISTRIBUTION.resolve("rekindle"), place.resolve("rekindle"));
        Files.createSymbolicLink(place.resolve("lib"), DISTRIBUTION.resolve("lib"));
        Files.createSymbolicLink(place.resolve("examples"), DISTRIBUTION.resolve("examples"));
        Launcher.Result trained =
                bash("cd 'some place'; ./rekindle train examples/digits.csv" + TRAIN);
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).isEmpty();
        Launcher.Result scanned =
                bash("cd 'some place'; ./rekindle scan run/model.onnx --data examples/digits.csv");
        assertThat(scanned.code()).as(scanned.err()).isZero();
        Files.delete(place.resolve("lib"));
        Files.delete(place.resolve("examples"));
    }

    @Test
    void theDistributionIsWhole() {
        assertThat(DISTRIBUTION.resolve("rekindle")).isExecutable();
        assertThat(List.of("rekindle.cmd", "examples/digits.csv", "lib/rekindle.jar"))
                .allSatisfy(name -> assertThat(DISTRIBUTION.resolve(name)).isRegularFile());
        assertThat(DISTRIBUTION.resolve("lib/sources.cksum")).isNotEmptyFile();
    }

    private Launcher.Result bash(String script) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                script,
                                Launcher.REPOSITORY.resolve("rekindle").toString())
                        .directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return FakeCheckout.end(builder.start());
    }
}
