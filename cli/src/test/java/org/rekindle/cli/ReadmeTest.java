package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rekindle.testing.Launcher;

class ReadmeTest {
    private static final int MOST_WORDS = 1_200;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");

    @Test
    void itCanBeReadInFiveMinutes() throws IOException {
        assertThat(readme().strip().split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS);
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(LINK.matcher(readme()).results().map(MatchResult::group)).isNotEmpty();
        assertThat(LINK.matcher(readme()).results().map(link -> link.group(1)))
                .allMatch(path -> Files.exists(Launcher.REPOSITORY.resolve(path)));
    }

    private static String readme() throws IOException {
        return Files.readString(Launcher.REPOSITORY.resolve("README.md"));
    }
}
