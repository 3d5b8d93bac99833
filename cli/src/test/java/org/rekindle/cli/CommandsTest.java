package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.cli.terminal.Terminal;

/** What is said around the commands: help, versions, completion, and how to type them. */
class CommandsTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void forgetHowItWasStarted() {
        System.clearProperty("rekindle.command");
    }

    @Test
    void helpOfACommandIsTheSameInBothOrders() {
        assertThat(run("help", "choose")).isZero();
        String help = out.toString(StandardCharsets.UTF_8);
        out.reset();
        assertThat(run("choose", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(help);
    }

    @Test
    void helpOfAnUnknownCommandNamesTheKnownOnes() {
        assertThat(run("help", "chose")).isEqualTo(2);
        assertThat(err()).contains("there is no command \"chose\"; known are choose, train");
    }

    @Test
    void theVersionIsTheSameInBothOrders() {
        assertThat(run("version")).isZero();
        String version = out();
        out.reset();
        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo(version).startsWith("rekindle ").hasLineCount(1);
    }

    @Test
    void withoutArgumentsTheFirstCommandIsShown() {
        System.setProperty("rekindle.command", "./rekindle");
        assertThat(run()).isZero();
        assertThat(out())
                .contains("  ./rekindle choose examples/digits.csv --target digit\n")
                .contains("./rekindle --help");
        assertThat(out().lines()).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @CsvSource({
        "rekindle, rekindle",
        "./rekindle, ./rekindle",
        "/opt/my tools/rekindle, '''/opt/my tools/rekindle'''"
    })
    void helpAndMistakesShowTheCommandAsItWasTyped(String typed, String shown) {
        System.setProperty("rekindle.command", typed);
        run("help", "choose");
        assertThat(out())
                .contains("Usage: " + shown + " choose DATA")
                .contains("or:    " + shown + " choose --resume DIR")
                .contains("  " + shown + " choose examples/digits.csv --target digit\n");
        run("choose", "--nonsense");
        assertThat(err()).endsWith("ee " + shown + " choose --help\n");
        run("serve", folder.resolve("none").toString());
        assertThat(err()).contains("or make a run first: " + shown + " train examples/digits.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "--hidden, 64x64, '--hidden: \"64x64\" is not a whole number; separate several by commas'",
        "--epochs, ten, '--epochs: \"ten\" is not a whole number'",
        "--weight-decay, x, '--weight-decay: \"x\" is not a number'",
        "--activations, maxout, '--activations: unknown activation \"maxout\"; known are relu'",
    })
    void aValueThatIsNoneNamesItsOption(String option, String value, String message) {
        assertThat(run("choose", "data.csv", "--target", "y", option, value)).isEqualTo(2);
        assertThat(err()).contains("rekindle: " + message);
    }

    @ParameterizedTest
    @CsvSource({"cho, choose", "choose --activ, --activations", "completion z, zsh", "he, help"})
    void bashCompletes(String typed, String completed) throws IOException {
        assertThat(run("completion", "bash")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), out());
        String words = "rekindle " + typed;
        String ask =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_rekindle; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, words, words.split(" ").length - 1);
        Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .map(String::strip)
                .contains(completed);
    }

    @Test
    void zshGetsAScriptThatTurnsOnBashsCompletion() {
        assertThat(run("completion", "zsh")).isZero();
        assertThat(out()).contains("ZSH_VERSION").contains("bashcompinit");
    }

    private int run(String... arguments) {
        PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Rekindle.run(new Terminal(toOut, toErr, false, false), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
