package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Timeless;

class LivesOfAStudyIT {
    private static final int UNITS = 64;
    private static final int EPOCHS = 3;

    @TempDir private Path folder;

    private Path run;
    private JsonNode answer;
    private List<JsonNode> trials;

    @BeforeEach
    void aStudy() {
        run = folder.resolve("run");
        answer =
                Launcher.run(
                                folder,
                                "choose",
                                Launcher.DIGITS,
                                "--target",
                                "digit",
                                "--learning-rates",
                                "0.003,0.1",
                                "--seeds",
                                "2",
                                "--epochs",
                                Integer.toString(EPOCHS),
                                "--hidden",
                                "32,32",
                                "--out",
                                "run",
                                "--json")
                        .json();
        // In the order of their numbers, so that the first of equals is found.
        trials =
                Launcher.lines(run.resolve("trials.jsonl")).stream()
                        .sorted(Comparator.comparing(LivesOfAStudyIT::number))
                        .toList();
    }

    @Test
    void theWinnerTheSickestReluAndTheBestPReluAreKeptAndNoOther() throws IOException {
        JsonNode winner =
                trial(
                        trial ->
                                trial.get("activation").equals(answer.get("activation"))
                                        && trial.get("learning_rate")
                                                .equals(answer.get("learning_rate"))
                                        && trial.get("seed").longValue()
                                                == answer.get("tested_seed").longValue());
        JsonNode prelu = bestPRelu();
        assertThat(Timeless.lives(run).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Stream.of(winner, sickestRelu(), prelu)
                                                .flatMap(
                                                        trial ->
                                                                Stream.of(
                                                                        file(trial, "units.csv"),
                                                                        file(
                                                                                trial,
                                                                                "life_lines.csv"))),
                                        Stream.of(file(prelu, "slopes.csv")))
                                .distinct()
                                .toList());
    }

    @Test
    void theLivesAreThoseOfTheTrialItself() throws IOException {
        JsonNode sickest = sickestRelu();
        List<String> units = Files.readAllLines(run.resolve(file(sickest, "units.csv")));
        assertThat(units).hasSize(1 + UNITS);
        assertThat(
                        units.stream()
                                .filter(line -> line.startsWith("hidden_2,"))
                                .filter(line -> line.contains(",dead,")))
                .hasSize(sickest.get("layers").get(1).get("dead").intValue())
                .isNotEmpty();
        assertThat(Files.readAllLines(run.resolve(file(sickest, "life_lines.csv"))))
                .hasSize(1 + UNITS * (1 + EPOCHS));
    }

    @Test
    void everyUnitOfPReluHasItsSlope() throws IOException {
        List<String> slopes = Files.readAllLines(run.resolve(file(bestPRelu(), "slopes.csv")));
        assertThat(slopes).hasSize(1 + UNITS).startsWith("layer,unit,negative_slope");
        assertThat(slopes.subList(1, slopes.size()))
                .as("learnt, so not all as they started")
                .allMatch(line -> line.matches("hidden_[12],\\d+,-?\\d+\\.\\d+(E-\\d+)?"))
                .anyMatch(line -> !line.endsWith(",0.25"));
    }

    @Test
    void whatAnEarlierAnswerLeftDoesNotStayBesideANewOne() throws IOException {
        Map<String, String> lives = Timeless.lives(run);
        Path old = Files.createDirectories(run.resolve("trials/99"));
        Files.writeString(old.resolve("units.csv"), "layer,unit");
        Launcher.run(folder, "choose", "--resume", "run", "--json").json();
        assertThat(Timeless.lives(run)).isEqualTo(lives);
        assertThat(old).doesNotExist();
    }

    private JsonNode sickestRelu() {
        return trials.stream()
                .filter(trial -> trial.get("activation").asText().equals("relu"))
                .reduce((most, next) -> dead(next) > dead(most) ? next : most)
                .orElseThrow();
    }

    private JsonNode bestPRelu() {
        JsonNode best =
                Stream.of(0, 1, 2, 3)
                        .map(place -> answer.get("ranking").get(place))
                        .filter(ranked -> ranked.get("activation").asText().equals("prelu"))
                        .findFirst()
                        .orElseThrow();
        // Two seeds of eight settings have chosen; the others compare.
        return trials.stream()
                .filter(trial -> number(trial) >= 16)
                .filter(trial -> trial.get("activation").asText().equals("prelu"))
                .filter(trial -> trial.get("learning_rate").equals(best.get("learning_rate")))
                .reduce((most, next) -> accuracy(next) > accuracy(most) ? next : most)
                .orElseThrow();
    }

    private JsonNode trial(Predicate<JsonNode> which) {
        return trials.stream().filter(which).findFirst().orElseThrow();
    }

    private static String file(JsonNode trial, String name) {
        return "trials/%d/%s".formatted(number(trial), name);
    }

    private static int number(JsonNode trial) {
        return trial.get("trial").intValue();
    }

    private static double dead(JsonNode trial) {
        return trial.get("dead_fraction").doubleValue();
    }

    private static double accuracy(JsonNode trial) {
        return trial.get("validation").get("accuracy").doubleValue();
    }
}
