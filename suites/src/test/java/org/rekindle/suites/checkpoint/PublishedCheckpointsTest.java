package org.rekindle.suites.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rekindle.cli.check.CheckCommand;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.testing.Launcher;
import picocli.CommandLine;

/**
 * {@code check} on sixteen published checkpoints of seven packages, beside NumPy: {@code mvn -Pfull
 * -pl suites -am -Dtest=PublishedCheckpointsTest -Drekindle.python=/path
 * -Drekindle.checkpoints=/folder test}.
 */
@Tag("full")
class PublishedCheckpointsTest {
    private static final List<String> COUNTS =
            List.of("units", "certified_dead", "improbable", "decayed", "constant");

    private static final List<JsonNode> FILES = new ArrayList<>();

    @BeforeAll
    static void read() {
        PublishedFiles.assumeThere();
        PublishedFiles.figures().forEach(FILES::add);
        assumeFalse(
                FILES.isEmpty(),
                "none of the packages is in %s; name another folder with -Drekindle.checkpoints=/folder"
                        .formatted(PublishedFiles.folder()));
    }

    @Test
    void everyFigureOfEveryLayerIsThatOfNumPy() {
        List<String> differences = new ArrayList<>();
        System.out.println("file, layers, " + String.join(", ", COUNTS) + ", differences");
        for (JsonNode file : FILES) {
            JsonNode layers = check(file).get("layers");
            List<String> found = new ArrayList<>();
            layers.forEach(layer -> found.addAll(new LayerDifferences(layer, file).find()));
            System.out.println(line(file, layers) + ", " + found.size());
            found.forEach(text -> differences.add(file.get("file").asText() + ": " + text));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void noLayerAndNoNormalizationIsLeftOut() {
        for (JsonNode file : FILES) {
            Set<String> weights = new TreeSet<>();
            Set<String> normalizations = new TreeSet<>();
            for (JsonNode layer : check(file).get("layers")) {
                if (layer.get("weight").asText().isEmpty()) {
                    normalizations.add(layer.get("layer").asText());
                } else {
                    weights.add(layer.get("weight").asText());
                }
                if (!layer.get("normalization").isNull()) {
                    normalizations.add(layer.get("normalization").asText());
                }
            }
            String name = file.get("file").asText();
            assertThat(weights).as(name).isEqualTo(names(file.get("weights")));
            assertThat(normalizations).as(name).isEqualTo(names(file.get("normalizations")));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String line(JsonNode file, JsonNode layers) {
        StringBuilder line = new StringBuilder(file.get("file").asText());
        line.append(", ").append(layers.size());
        for (String count : COUNTS) {
            int sum = 0;
            for (JsonNode layer : layers) {
                sum += layer.get(count).asInt();
            }
            line.append(", ").append(sum);
        }
        return line.toString();
    }

    private static JsonNode check(JsonNode file) {
        Path path = PublishedFiles.folder().resolve(file.get("file").asText());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, false);
        int code = new CommandLine(new CheckCommand(terminal)).execute(path.toString(), "--json");
        return new Launcher.Result(
                        code,
                        out.toString(StandardCharsets.UTF_8),
                        err.toString(StandardCharsets.UTF_8))
                .json();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
