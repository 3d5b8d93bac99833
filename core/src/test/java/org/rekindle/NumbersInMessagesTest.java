package org.rekindle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link String#formatted} writes numbers in the default locale of the JVM. */
class NumbersInMessagesTest {
    private static final Pattern FORMATTED_NUMBER =
            Pattern.compile("\"[^\"\n]*%[-+,.0-9]*[defg][^\"\n]*\"[\\s)]*\\.formatted\\(");

    @Test
    void areWrittenTheSameInEveryLocale() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
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
