package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.testing.Launcher;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Every help fits a terminal, and its examples can be typed, one after the other. */
class HelpExamplesTest {
    private static final int COLUMNS = 80;

    /** Options and parameters that name what is read. */
    private static final Set<String> INPUTS =
            Set.of("DATA", "--data", "RUN_DIR", "MODEL.onnx", "RUNS_DIR", "--resume", "--against");

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), commandLine().getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsEightyColumns(String command) {
        assertThat(help(command).lines()).allMatch(line -> line.length() <= COLUMNS);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsASingleWordThatWasCutOff(String command) {
        assertThat(help(command).lines()).noneMatch(line -> line.matches("\\w+,"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleCanBeParsed(String command) {
        assertThat(examples(command)).isNotEmpty();
        for (List<String> example : examples(command)) {
            assertThatCode(() -> parsed(example)).as(example.toString()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFileOfAnExampleIsThereOrComesOfAnEarlierOne(String command) {
        Set<Path> made = new HashSet<>();
        for (List<String> example : examples(command)) {
            for (ArgSpec argument : parsed(example).matchedArgs()) {
                String name = name(argument);
                if (INPUTS.contains(name)) {
                    Path input = Path.of(argument.getValue().toString());
                    assertThat(input)
                            .as(example.toString())
                            .matches(path -> isThere(path) || isIn(made, path));
                } else if (name.equals("--out")) {
                    made.add(Path.of(argument.getValue().toString()));
                }
            }
        }
    }

    private static boolean isThere(Path path) {
        return Files.exists(Launcher.REPOSITORY.resolve(path));
    }

    /** A file of a run that was made, or a folder of runs that were. */
    private static boolean isIn(Set<Path> made, Path path) {
        return made.stream().anyMatch(out -> path.startsWith(out) || out.startsWith(path));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : argument.paramLabel();
    }

    private static CommandLine.ParseResult parsed(List<String> example) {
        CommandLine.ParseResult result = commandLine().parseArgs(example.toArray(String[]::new));
        return result.hasSubcommand() ? result.subcommand() : result;
    }

    /** The words of each example, without the name of the program. */
    private static List<List<String>> examples(String command) {
        String help = help(command);
        List<List<String>> examples = new ArrayList<>();
        help.substring(help.indexOf("\nExample"))
                .replace("\\\n", " ")
                .lines()
                .map(line -> line.strip().replaceFirst("^source <\\((.*)\\)$", "$1"))
                .filter(line -> line.startsWith("rekindle "))
                .map(line -> Arrays.asList(line.split(" +")))
                .forEach(words -> examples.add(words.subList(1, words.size())));
        return examples;
    }

    private static CommandLine commandLine() {
        return Rekindle.commandLine(new Terminal(System.out, System.err, false, false));
    }

    private static String help(String command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, false, false);
        int code =
                command.isEmpty()
                        ? Rekindle.run(terminal, "help")
                        : Rekindle.run(terminal, "help", command);
        assertThat(code).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
