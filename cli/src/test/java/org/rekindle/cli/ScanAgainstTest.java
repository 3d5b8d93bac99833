package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** {@code rekindle scan --against}: a network on the digits after one epoch and after three. */
class ScanAgainstTest {
    @TempDir private static Path folder;

    @BeforeAll
    static void networksAreTrained() {
        train("early", "--epochs=1", "--hidden=64,64");
        train("late", "--epochs=3", "--hidden=64,64");
        train("other", "--epochs=1", "--hidden=64,32");
    }

    private static void train(String name, String... more) {
        JsonNode trained =
                InProcess.run(
                                List.of(
                                        "train",
                                        Launcher.DIGITS,
                                        "--target=digit",
                                        "--activation=relu",
                                        "--learning-rate=0.05",
                                        "--seed=3",
                                        "--json",
                                        "--out=" + folder.resolve(name)),
                                more)
                        .json();
        assertThat(trained.get("layers")).hasSize(2);
    }

    private static String model(String name) {
        return folder.resolve(name).resolve("model.onnx").toString();
    }

    private static Launcher.Result scan(String name, String... more) {
        return InProcess.run(List.of("scan", model(name), "--data", Launcher.DIGITS), more);
    }

    private static JsonNode document(String name, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        return scan(name, all.toArray(String[]::new)).json();
    }

    private static Set<Integer> units(JsonNode list) {
        Set<Integer> units = new TreeSet<>();
        list.forEach(unit -> units.add(unit.asInt()));
        return units;
    }

    private static Set<Integer> without(JsonNode units, JsonNode others) {
        Set<Integer> left = units(units);
        left.removeAll(units(others));
        return left;
    }

    @Test
    void whatDiedAndRevivedIsTheDifferenceOfTwoScans() {
        JsonNode late = document("late");
        JsonNode early = document("early");
        JsonNode against = document("late", "--against", model("early")).get("against");
        assertThat(against.get("model").get("path").asText()).isEqualTo(model("early"));
        assertThat(against.get("dead")).isEqualTo(early.get("dead"));
        int died = 0;
        int revived = 0;
        for (int i = 0; i < 2; i++) {
            JsonNode layer = against.get("layers").get(i);
            JsonNode now = late.get("layers").get(i);
            JsonNode before = early.get("layers").get(i);
            assertThat(layer.get("node")).isEqualTo(now.get("node"));
            assertThat(layer.get("pairing").asText()).isEqualTo("named");
            assertThat(layer.get("dead_before")).isEqualTo(before.get("dead"));
            assertThat(layer.get("dead_now")).isEqualTo(now.get("dead"));
            Set<Integer> newlyDead = units(layer.get("newly_dead_units"));
            assertThat(newlyDead)
                    .isEqualTo(without(now.get("dead_units"), before.get("dead_units")))
                    .hasSize(layer.get("newly_dead").asInt());
            assertThat(units(layer.get("revived_units")))
                    .isEqualTo(without(before.get("dead_units"), now.get("dead_units")));
            died += newlyDead.size();
            revived += layer.get("revived").asInt();
        }
        assertThat(against.get("newly_dead").asInt()).isEqualTo(died).isPositive();
        assertThat(against.get("revived").asInt()).isEqualTo(revived);
    }

    @Test
    void theRestOfTheDocumentIsAsWithout() {
        ObjectNode with = (ObjectNode) document("late", "--against", model("early"));
        JsonNode without = document("late");
        assertThat(without.get("against").isNull()).isTrue();
        with.remove("against");
        ((ObjectNode) without).remove("against");
        assertThat((JsonNode) with).isEqualTo(without);
    }

    @Test
    void theTextHasALineForEachLayerAndThenTheUnits() {
        String out = scan("late", "--against", model("early")).out();
        JsonNode against = document("late", "--against", model("early")).get("against");
        JsonNode layer = against.get("layers").get(1);
        assertThat(out)
                .contains("Against " + model("early") + ", on these data:")
                .containsPattern(
                        "hidden_2 +hidden_2 +64 +%d +%d +%d +%d\\n"
                                .formatted(
                                        layer.get("dead_before").asInt(),
                                        layer.get("dead_now").asInt(),
                                        layer.get("newly_dead").asInt(),
                                        layer.get("revived").asInt()))
                .contains(
                        "Died since the older model: %d of hidden_2 (%d"
                                .formatted(
                                        layer.get("newly_dead").asInt(),
                                        layer.get("newly_dead_units").get(0).asInt()))
                .contains(
                        "Of 128 units in both models, %d died since the older one"
                                .formatted(against.get("newly_dead").asInt()));
    }

    @Test
    void noiseIsTheSameForBothAndIsNamed() {
        Launcher.Result result =
                InProcess.run("scan", model("late"), "--against", model("late"), "--random", "400");
        assertThat(result.out())
                .contains(", on noise:")
                .contains("Of 128 units in both models, 0 died since the older one and 0 revived");
    }

    @Test
    void layersWithoutAPartnerAreListed() {
        JsonNode against = document("late", "--against", model("other")).get("against");
        assertThat(against.get("layers")).hasSize(1);
        assertThat(against.get("only_here").get(0).get("node").asText()).isEqualTo("hidden_2");
        assertThat(against.get("only_here").get(0).get("units").asInt()).isEqualTo(64);
        assertThat(against.get("only_in_older").get(0).get("units").asInt()).isEqualTo(32);
        assertThat(scan("late", "--against", model("other")).out())
                .contains(
                        "Not in the older model, or there with another number of units: hidden_2 (64).")
                .contains(
                        "Only in the older model, or here with another number of units: hidden_2 (32).");
    }

    @Test
    void failAboveJudgesTheModelAndNotTheOlderOne() {
        double before = document("early").get("dead_fraction").asDouble();
        double now = document("late").get("dead_fraction").asDouble();
        assertThat(before).isLessThan(now);
        String between = Double.toString((before + now) / 2);
        assertThat(scan("late", "--against", model("early"), "--fail-above", between).code())
                .isEqualTo(3);
        assertThat(scan("early", "--against", model("late"), "--fail-above", between).code())
                .isZero();
    }

    @Test
    void olderModelsThatCannotBeComparedAreRefusedInOneLine() throws IOException {
        Files.writeString(folder.resolve("text.onnx"), "no model at all");
        Refusals refusals = new Refusals(folder);
        String late = model("late");
        String iris =
                Launcher.REPOSITORY
                        .resolve("onnx/src/test/resources/models/winml_iris_mlp.onnx")
                        .toString();
        String data = Launcher.DIGITS;
        refusals.assertRefused(
                "no such file", "scan", late, "--against", late + ".old", "--data", data);
        refusals.assertRefused(
                "text.onnx: this is not an ONNX model",
                "scan",
                late,
                "--against",
                refusals.path("text.onnx"),
                "--data",
                data);
        refusals.assertRefused(
                "winml_iris_mlp.onnx takes other inputs than " + late,
                "scan",
                late,
                "--against",
                iris,
                "--data",
                data);
        refusals.assertRefused(
                "--data FILE or --random N", "scan", late, "--against", model("early"));
    }
}
