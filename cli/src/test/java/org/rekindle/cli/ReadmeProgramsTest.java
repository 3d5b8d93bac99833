package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.testing.Launcher;

/** The programs in the README are those of {@code examples/java}, where a test runs them. */
class ReadmeProgramsTest {
    private static final Path PROGRAMS = Launcher.REPOSITORY.resolve("examples/java/src/main/java");

    @Test
    void everyProgramStandsInTheReadmeAsItIs() throws IOException {
        String readme = Files.readString(Launcher.REPOSITORY.resolve("README.md"));
        assertThat(programs()).hasSize(4);
        for (Path program : programs()) {
            assertThat(readme).contains("```java\n" + Files.readString(program) + "```");
        }
    }

    private static List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files.sorted().toList();
        }
    }
}
