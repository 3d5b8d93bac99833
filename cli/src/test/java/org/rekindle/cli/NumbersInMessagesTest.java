package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.testing.Launcher;

/**
 * {@link String#formatted} writes numbers in the default locale of the JVM. The command line sets
 * that locale; a Java program that uses the libraries may not.
 */
class NumbersInMessagesTest {
    private static final Pattern FORMATTED_NUMBER =
            Pattern.compile("\"[^\"\n]*%[-+,.0-9]*[defg][^\"\n]*\"[\\s)]*\\.formatted\\(");

    @ParameterizedTest
    @ValueSource(strings = {"core", "data", "onnx", "run", "view", "serve"})
    void areWrittenTheSameInEveryLocale(String module) throws IOException {
        Path sources = Launcher.REPOSITORY.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> found =
                        FORMATTED_NUMBER
                                .matcher(Files.readString(file))
                                .results()
                                .map(MatchResult::group)
                                .toList();
                assertThat(found).as(file.toString()).isEmpty();
            }
        }
    }
}
