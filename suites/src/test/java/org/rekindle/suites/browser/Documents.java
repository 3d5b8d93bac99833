package org.rekindle.suites.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The files of a run directory, read apart from the code that shows them. */
final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path directory;

    Documents(Path directory) {
        this.directory = directory;
    }

    JsonNode json(String name) {
        return parse(text(name));
    }

    List<JsonNode> lines(String name) {
        return text(name).lines().map(Documents::parse).toList();
    }

    /** The rows of a file of commas, without its header. */
    List<String[]> rows(String name) {
        return text(name).lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private String text(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
