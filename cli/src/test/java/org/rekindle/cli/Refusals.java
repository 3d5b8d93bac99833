package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rekindle.testing.Launcher;

/**
 * Whatever is wrong with the input: exit code 2, one line that helps, nothing on stdout and nothing
 * on the disk.
 *
 * @param folder where a test has its files
 */
record Refusals(Path folder) {

    /** Runs a command that must be refused with a line that contains a message. */
    void assertRefused(String message, String... arguments) {
        List<String> before = entries();
        Launcher.Result result = InProcess.run(arguments);
        assertThat(result.code()).as(Arrays.toString(arguments)).isEqualTo(2);
        assertThat(result.err()).startsWith("rekindle: ").contains(message).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(entries()).as("nothing is written").isEqualTo(before);
    }

    private List<String> entries() {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, and gives its path. */
    String file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
        return path(name);
    }

    /** The path of a file in the folder, whether it is there or not. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The lines of a table with the columns x and y. */
    static String[] rows(int count, IntFunction<String> row) {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        IntStream.range(0, count).mapToObj(row).forEach(lines::add);
        return lines.toArray(String[]::new);
    }
}
