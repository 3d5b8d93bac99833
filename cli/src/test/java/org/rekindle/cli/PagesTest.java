package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.testing.Launcher;

/** The README and the pages in docs/. */
class PagesTest {
    private static final Path README = Launcher.REPOSITORY.resolve("README.md");
    private static final int MOST_WORDS = 1_200;

    /** A link to a file, without the place in it. */
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)[^)]*\\)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Launcher.REPOSITORY.resolve("docs"))) {
            List<Path> found = docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(README), found.stream());
        }
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readString(README).strip().split("\\s+"))
                .hasSizeLessThanOrEqualTo(MOST_WORDS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(Path page) throws IOException {
        Path folder = page.resolveSibling("");
        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                .allMatch(link -> Files.exists(folder.resolve(link)));
    }
}
