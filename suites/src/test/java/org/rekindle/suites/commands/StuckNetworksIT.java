package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.testing.Launcher;

/** Every line of the table in {@code docs/stuck-networks.md} is true. */
class StuckNetworksIT {
    private static final Path PAGE = Launcher.REPOSITORY.resolve("docs/stuck-networks.md");

    @TempDir private Path folder;

    private record Stuck(
            String number, List<String> command, String verdict, String cause, String remedy) {
        static Stuck of(String line) {
            List<String> cells =
                    Arrays.stream(line.replace("\\|", "").split("\\|"))
                            .map(cell -> cell.strip().replace("`", ""))
                            .toList();
            return new Stuck(
                    cells.get(1),
                    List.of(cells.get(3).split(" ")),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6));
        }

        @Override
        public String toString() {
            return number;
        }
    }

    static Stream<Stuck> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(Stuck::of);
    }

    @ParameterizedTest
    @MethodSource("table")
    void itIsNotCalledHealthyAndTheRemedyWorks(Stuck stuck) {
        List<String> train = new ArrayList<>(stuck.command);
        train.set(1, Launcher.REPOSITORY.resolve(train.get(1)).toString());
        train.addAll(List.of("--out", "run", "--json"));
        Launcher.run(folder, train.toArray(String[]::new)).json();

        JsonNode explained = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(explained.get("verdict").textValue()).isEqualTo(stuck.verdict);
        assertThat(explained.get("primary_cause").textValue()).isEqualTo(stuck.cause);

        JsonNode cured = Launcher.run(folder, "cure", "run", "--json").json();
        assertThat(cured.get("recommended").textValue()).isEqualTo(stuck.remedy);
        double constant = explained.at("/baseline/constant/score").doubleValue();
        double before = Math.max(constant, explained.get("score").doubleValue());
        JsonNode test = cured.get("test");
        double after = (test.has("r2") ? test.get("r2") : test.get("accuracy")).doubleValue();
        assertThat((1 - after) / (1 - before)).as("what is still missing").isLessThan(0.45);
    }
}
