package org.rekindle.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.run.document.Json;

/** {@code docs/run-format.md} leaves nothing out of a watched run. */
class RunFormatPageTest {
    private static final Path PAGE = Path.of("../docs/run-format.md");

    /** The census of a layer is on the page of the run directory. */
    private static final Path CENSUS = Path.of("../docs/run-directory.md");

    @ParameterizedTest
    @ValueSource(strings = {"watched-run", "watched-epoch"})
    void everyFieldIsOnThePage(String name) throws IOException {
        String pages = Files.readString(PAGE) + Files.readString(CENSUS);
        Set<String> fields = new TreeSet<>();
        schema(name)
                .findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(fields::add));
        assertThat(fields).hasSizeGreaterThan(15);
        assertThat(fields).allMatch(field -> pages.contains("`" + field + "`"));
    }

    @Test
    void everyFileAndEverySchemaIsOnThePage() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        FileNames.RUN,
                        FileNames.LOCK,
                        FileNames.EPOCHS,
                        FileNames.UNITS,
                        FileNames.LIFE_LINES,
                        FileNames.DIAGNOSIS,
                        FileNames.CURE,
                        FileNames.REPORT)
                .contains(
                        SchemaFieldsTest.documents()
                                .map(arguments -> arguments.get()[0] + ".schema.json")
                                .toList());
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FileNames.class.getResourceAsStream("schema/" + name + ".schema.json"))) {
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
