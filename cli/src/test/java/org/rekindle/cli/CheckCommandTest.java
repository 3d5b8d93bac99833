package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.document.Json;
import org.rekindle.testing.Launcher;

/** {@code rekindle check} of checkpoints and run directories. */
class CheckCommandTest {
    @TempDir private Path folder;

    /** A layer of two units; its weights in safetensors. */
    private Path layer(String name, float... weights) throws IOException {
        String header =
                "{\"fc.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}";
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + header.length() + 16)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (float weight : weights) {
            bytes.putFloat(weight);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    private static void assertRefused(String why, String... arguments) {
        Launcher.Result result = InProcess.run(arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("rekindle: ").contains(why).hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theTextSaysWhatIsDeadAndOnWhichCondition() throws IOException {
        Launcher.Result result =
                InProcess.run("check", layer("a.safetensors", 0, 0, 1, 2).toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("dead if a ReLU follows directly: 1 unit in fc (1)")
                .contains("1 of 2 units are certified dead");
    }

    @Test
    void theDocumentHasLayersPairsFindingsAndWhatWasNotLookedAt()
            throws IOException, JsonProcessingException {
        Path now = layer("now.safetensors", 0, 0, 1, 2);
        Path then = layer("then.safetensors", 3, 0, 1, 2);
        Launcher.Result result =
                InProcess.run("check", now.toString(), "--against", then.toString(), "--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode json = Json.tree(result.out());
        JsonNode layer = json.get("layers").get(0);
        assertThat(layer.get("certified_dead_units").toString()).isEqualTo("[0]");
        assertThat(layer.get("newly_dead_units").toString()).isEqualTo("[0]");
        assertThat(layer.get("unchanged_units").toString()).isEqualTo("[1]");
        assertThat(json.get("pairs")).isEmpty();
        assertThat(json.get("not_looked_at")).isEmpty();
        assertThat(json.get("findings").findValuesAsText("kind"))
                .contains("certified_dead", "newly_dead", "unchanged");
    }

    @Test
    void aPickleThatRunsSomethingIsRefusedInOneLineAndDoesNotRun() throws IOException {
        Path made = folder.resolve("made");
        String pickle = "cposix\nsystem\n(S'touch " + made + "'\ntR.";
        Path path = folder.resolve("evil.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("evil/data.pkl"));
            zip.write(pickle.getBytes(StandardCharsets.US_ASCII));
        }
        assertRefused("asks for posix.system", "check", path.toString());
        assertThat(made).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() throws IOException {
        Path huge = folder.resolve("huge.safetensors");
        Files.write(
                huge,
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).array());
        assertRefused("1152921504606846976 bytes long", "check", huge.toString());
        assertRefused("there is no file", "check", folder.resolve("none.pt").toString());
        Path good = layer("good.safetensors", 1, 2, 3, 4);
        assertRefused(
                "there is no file",
                "check",
                good.toString(),
                "--against",
                folder.resolve("none.pt").toString());
        assertRefused(
                "--against compares checkpoints",
                "check",
                folder.toString(),
                "--against",
                good.toString());
    }

    @Test
    void aRunIsWholeUntilOneOfItsFilesIsNot() throws IOException {
        Path run = folder.resolve("run");
        Launcher.Result trained =
                InProcess.run(
                        "train",
                        Launcher.REPOSITORY.resolve("examples/digits.csv").toString(),
                        "--target",
                        "digit",
                        "--activation",
                        "relu",
                        "--hidden",
                        "4",
                        "--epochs",
                        "1",
                        "--out",
                        run.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        Launcher.Result whole = InProcess.run("check", run.toString());
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("a whole run of rekindle train, finished");
        assertThat(InProcess.run("check", run.resolve("model.npz").toString()).out())
                .contains("hidden_1");
        Files.writeString(run.resolve("run.json"), "{");
        assertRefused("run.json", "check", run.toString());
        JsonNode json = Json.tree(InProcess.run("check", run.toString(), "--json").out());
        assertThat(json.get("faults")).hasSize(1);
        assertThat(json.get("status").asText()).isEqualTo("broken");
        assertRefused("run.json", "check", folder.toString());
    }
}
