package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.testing.Launcher;

/** {@code docs/architecture.md} goes with the code. */
class ArchitecturePageTest {
    /** A class in backquotes, or a word of two capitals or more in the tree of packages. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`|\\b([A-Z][a-z]+[A-Z]\\w+|P[A-Z][a-z]+)\\b");

    /** Names of programs and libraries that are written like those of classes. */
    private static final Set<String> OTHERS = Set.of("PyTorch", "DuckDB", "ReLU");

    @Test
    void everyClassOnThePageExists() throws IOException {
        String page = Files.readString(Launcher.REPOSITORY.resolve("docs/architecture.md"));
        Set<String> named =
                CLASS_NAME
                        .matcher(page)
                        .results()
                        .map(ArchitecturePageTest::name)
                        .filter(name -> !OTHERS.contains(name))
                        .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(classes()).containsAll(named);
    }

    private static String name(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    /** Every class with a file of its own, tests included. */
    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Launcher.REPOSITORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
