package org.rekindle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a study writes, without how long it took: the part that must repeat. */
public final class Timeless {
    private Timeless() {}

    /** The trials of a run directory by their number; none may be there twice. */
    public static Map<Integer, JsonNode> trials(Path run) {
        Map<Integer, JsonNode> trials = new TreeMap<>();
        for (JsonNode trial : Launcher.lines(run.resolve("trials.jsonl"))) {
            ((ObjectNode) trial).remove("seconds");
            assertThat(trials.put(trial.get("trial").intValue(), trial)).isNull();
        }
        return trials;
    }

    /** What is written of single units, by the path below the run directory. */
    public static Map<String, String> lives(Path run) throws IOException {
        Map<String, String> lives = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run.resolve("trials"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lives.put(run.relativize(file).toString(), Files.readString(file));
            }
        }
        return lives;
    }

    public static JsonNode recommendation(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove("time_cost");
        for (String list : List.of("ranking", "settings")) {
            copy.get(list).forEach(entry -> ((ObjectNode) entry).remove("epoch_seconds"));
        }
        return copy;
    }
}
