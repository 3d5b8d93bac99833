package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunDocument;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.MadeUpWatched;

/** What the commands write is what the schemas of the run format describe. */
class SchemasTest {
    @TempDir private Path folder;

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        RunDocument.class.getResourceAsStream(
                                "/org/rekindle/run/schema/" + name + ".schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        }
    }

    private static void assertValid(String schema, Path document) throws IOException {
        List<JsonNode> parts = new ArrayList<>();
        if (document.toString().endsWith(".jsonl")) {
            for (String line : Files.readAllLines(document)) {
                parts.add(Json.tree(line));
            }
        } else {
            parts.add(Json.tree(Files.readString(document)));
        }
        assertThat(parts).isNotEmpty();
        for (JsonNode part : parts) {
            assertThat(schema(schema).validate(part)).as(document.toString()).isEmpty();
        }
    }

    private Path made(String name, String command, String... options) throws IOException {
        Path data = folder.resolve("data.csv");
        StringBuilder rows = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 600; row++) {
            rows.append("%d,%d,%d%n".formatted(row % 40, row % 9, row % 40 > 20 ? 1 : 0));
        }
        Files.writeString(data, rows);
        Path out = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of(command, data.toString()));
        words.addAll(List.of("--target=y", "--epochs=2", "--hidden=4", "--out=" + out));
        words.addAll(List.of(options));
        succeed(words.toArray(String[]::new));
        return out;
    }

    private static void succeed(String... words) {
        Launcher.Result result = InProcess.run(words);
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void whatAStudyWritesIsDescribed() throws IOException {
        Path study = made("study", "choose", "--learning-rates=0.01", "--seeds=2");
        assertThat(
                        Json.tree(Files.readString(study.resolve(FileNames.RUN)))
                                .get("format")
                                .intValue())
                .isEqualTo(1);
        assertValid("run", study.resolve(FileNames.RUN));
        assertValid("baseline", study.resolve(FileNames.BASELINE));
        assertValid("trial", study.resolve(FileNames.TRIALS));
        assertValid("recommendation", study.resolve(FileNames.RECOMMENDATION));
    }

    @Test
    void whatATrainingRunWritesIsDescribed() throws IOException {
        Path run = made("run", "train", "--activation=relu", "--bias-init=-50");
        succeed("explain", run.toString());
        succeed("cure", run.toString());
        assertValid("run", run.resolve(FileNames.RUN));
        assertValid("trial", run.resolve(FileNames.TRIALS));
        assertValid("epoch", run.resolve(FileNames.EPOCHS));
        assertValid("diagnosis", run.resolve(FileNames.DIAGNOSIS));
        assertValid("cure", run.resolve(FileNames.CURE));
    }

    @Test
    void aRunThatDivergedIsDescribed() throws IOException {
        Path run =
                made("run", "train", "--activation=elu", "--learning-rate=1e30", "--optimizer=sgd");
        succeed("explain", run.toString());
        assertValid("trial", run.resolve(FileNames.TRIALS));
        assertValid("epoch", run.resolve(FileNames.EPOCHS));
        assertValid("diagnosis", run.resolve(FileNames.DIAGNOSIS));
    }

    @Test
    void whatARecorderWritesIsDescribed() throws IOException {
        Path run = folder.resolve("watched");
        MadeUpWatched.run(run).withEpochs(2);
        assertValid("watched-run", run.resolve(FileNames.RUN));
        assertValid("watched-epoch", run.resolve(FileNames.EPOCHS));
    }

    @Test
    void whatIsOfAnotherKindIsRefused() throws IOException {
        MadeUpWatched run = MadeUpWatched.run(folder.resolve("watched")).withEpochs(1);
        JsonNode watched = Json.tree(run.text(FileNames.RUN));
        assertThat(schema("run").validate(watched)).isNotEmpty();
        assertThat(
                        problems(
                                "watched-run",
                                run.text(FileNames.RUN),
                                "\"format\" : 1",
                                "\"format\" : 2"))
                .isNotEmpty();
        assertThat(
                        problems(
                                "watched-run",
                                run.text(FileNames.RUN),
                                "\"units\" : 4",
                                "\"units\" : \"4\""))
                .isNotEmpty();
        assertThat(problems("watched-run", run.text(FileNames.RUN), "\"features.0\"", "\"a,b\""))
                .isNotEmpty();
        String line = run.text(FileNames.EPOCHS).lines().toList().get(1);
        assertThat(problems("watched-epoch", line, "\"loss\":1.0", "\"loss\":\"1\"")).isNotEmpty();
        assertThat(problems("watched-epoch", line, "\"metrics\"", "\"measured\"")).isNotEmpty();
        assertThat(problems("watched-epoch", line, "\"loss\":1.0", "\"loss\":null")).isEmpty();
    }

    private static Set<ValidationMessage> problems(
            String schema, String text, String old, String now) throws IOException {
        assertThat(text).contains(old);
        return schema(schema).validate(Json.tree(text.replace(old, now)));
    }
}
