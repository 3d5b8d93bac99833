package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.Initializer;
import org.rekindle.serve.BoundAddress;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.text.NumberText;
import org.rekindle.training.Sgd;
import picocli.CommandLine;

/** What --help says of defaults and known names is what the code does. */
class HelpTest {
    @Test
    void chooseNamesItsDefaults() {
        String activations =
                join(Activation.defaults().stream().map(Activation::name).toList(), ",");
        String rates =
                join(
                        SearchSpace.DEFAULT_LEARNING_RATES.stream().map(NumberText::rate).toList(),
                        ",");
        String hidden = join(StudyPlan.DEFAULT_HIDDEN.stream().map(String::valueOf).toList(), ",");
        assertThat(help("choose"))
                .contains("(default: " + activations + ")")
                .contains("(default: " + rates + ")")
                .contains("(default: " + hidden + ")")
                .contains("(default: " + Initializer.all().get(0).name() + ")")
                .contains("(default: " + SearchSpace.DEFAULT_SEEDS + ")")
                .contains("(default: " + StudyPlan.DEFAULT_EPOCHS + ")")
                .contains("(default: " + StudyPlan.DEFAULT_BATCH_SIZE + ")")
                .contains("(default: " + Sgd.DEFAULT_MOMENTUM + ")");
    }

    @Test
    void trainNamesEveryActivationInitializerAndShape() {
        String help = help("train");
        assertThat(Activation.all()).allMatch(activation -> help.contains(activation.name()));
        assertThat(Initializer.all()).allMatch(initializer -> help.contains(initializer.name()));
        assertThat(help)
                .contains("leaky_relu (" + LeakyRelu.DEFAULT_NEGATIVE_SLOPE + ")")
                .contains("prelu starts (" + PRelu.DEFAULT_NEGATIVE_SLOPE + ")")
                .contains("elu (" + NumberText.rate(Elu.DEFAULT_ALPHA) + ")")
                .contains("(default: 0.001)");
    }

    @Test
    void howAListIsSplitIsNotShown() {
        assertThat(help("choose")).contains("--inits=NAME[,NAME...]").doesNotContain("(?");
    }

    @Test
    void serveNamesItsDefaults() {
        assertThat(help("serve"))
                .contains("(default: runs)")
                .contains("(default: " + BoundAddress.DEFAULT_PORT + ")")
                .contains("(default: " + BoundAddress.LOOPBACK + ")");
        for (String command : List.of("choose", "train")) {
            assertThat(help(command)).contains("--live").contains("" + BoundAddress.DEFAULT_PORT);
        }
    }

    @Test
    void noCommandShowsHowItsValuesAreSplit() {
        CommandLine all = Rekindle.commandLine(new Terminal(System.out, System.err, false, false));
        assertThat(all.getSubcommands()).containsKey("choose");
        for (String command : all.getSubcommands().keySet()) {
            assertThat(help(command)).as(command).doesNotContain("(?", "[-+");
        }
        assertThat(help("choose")).contains("--inits=NAME[,NAME...]");
        assertThat(Initializer.all()).allMatch(init -> help("choose").contains(init.name()));
    }

    @Test
    void everyCommandHasExamples() {
        for (String command : List.of("choose", "train", "activation", "serve")) {
            assertThat(help(command)).contains("Examples").contains("  rekindle " + command + " ");
        }
    }

    private static String help(String command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Rekindle.run(new Terminal(out, out, false, false), command, "--help");
        assertThat(code).isZero();
        // The help is wrapped to 80 columns; words are what counts here.
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ").replace(", ", ",")
                + bytes.toString(StandardCharsets.UTF_8);
    }

    private static String join(List<String> texts, String separator) {
        return texts.stream().collect(Collectors.joining(separator));
    }
}
