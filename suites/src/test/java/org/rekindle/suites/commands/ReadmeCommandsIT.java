package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** Whoever types the commands of the README, one after the other, sees each of them succeed. */
class ReadmeCommandsIT {
    private static final String PROGRAM = "./rekindle ";

    /** It never ends by itself, and opens a browser. */
    private static final String SERVER = "serve --open";

    @Test
    void everyCommandSucceedsInTheOrderShown(@TempDir Path folder) throws IOException {
        Path examples = Files.createDirectory(folder.resolve("examples"));
        Files.copy(Path.of(Launcher.DIGITS), examples.resolve("digits.csv"));
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            Launcher.Result result = Launcher.run(folder, command.split(" +"));
            assertThat(result.code()).as(command + "\n" + result.err()).isZero();
        }
    }

    /** The arguments of each command, without the name of the program and the remark behind. */
    private static List<String> commands() throws IOException {
        return Files.readAllLines(Launcher.REPOSITORY.resolve("README.md")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(PROGRAM))
                .map(line -> line.substring(PROGRAM.length()).replaceFirst(" +#.*", ""))
                .filter(command -> !command.equals(SERVER))
                .toList();
    }
}
