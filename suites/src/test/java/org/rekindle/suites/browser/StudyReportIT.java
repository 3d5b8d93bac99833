package org.rekindle.suites.browser;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.suites.browser.Documents.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.activation.Activation;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.PackedView;

/** The report of a study shows the numbers of its documents. */
class StudyReportIT {
    @TempDir static Path folder;

    private static Path study;
    private static MailedReport report;

    @BeforeAll
    static void makeStudy() {
        study = folder.resolve("study");
        report = MailedReport.of(study);
        run(
                "choose",
                Launcher.DIGITS,
                "--target=digit",
                "--learning-rates=0.003,0.1",
                "--seeds=2",
                "--hidden=32,24",
                "--epochs=6",
                "--out=" + study);
    }

    private static void run(String... arguments) {
        assertThat(Launcher.run(folder, arguments).code()).isZero();
    }

    @AfterAll
    static void end() {
        if (report != null) {
            report.close();
        }
    }

    @Test
    void opensFromItsFileAndAsksNobodyForAnything() {
        report.assertStandsAlone();
    }

    /** Colours depend on the scheme and places on the width, so two pairs are all there is. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 400"})
    void isAccessibleInLightAndDarkWideAndNarrow(ColorScheme scheme, int width) {
        report.assertAccessible(scheme, width);
    }

    @Test
    void saysTheAnswerFirst() {
        try (WatchedPage page = report.open()) {
            JsonNode recommendation = new Documents(study).json("recommendation.json");
            String main = page.page().locator("main").innerText();
            assertThat(page.page().locator("h1").innerText())
                    .contains(recommendation.get("learning_rate").asText());
            for (JsonNode reason : recommendation.get("reasons")) {
                assertThat(main).contains(reason.asText());
            }
            assertThat(main).contains("rekindle choose");
        }
    }

    @Test
    void drawsScoresAndDeathsOfTheRecommendationAgainstTheLearningRate() {
        try (WatchedPage page = report.open()) {
            Drawn drawn = new Drawn(page.page());
            List<Drawn.Mark> scores = drawn.marks("score-by-rate");
            List<Drawn.Mark> shares = drawn.marks("dead-by-rate");
            List<JsonNode> settings =
                    items(new Documents(study).json("recommendation.json").get("settings"));
            assertThat(settings).hasSize(8);
            assertThat(scores).hasSize(8);
            for (JsonNode setting : settings) {
                String activation = setting.get("activation").asText();
                double rate = setting.get("learning_rate").asDouble();
                assertThat(y(scores, activation, "score", rate))
                        .isEqualTo(setting.get("score").asDouble());
                String never =
                        activation.equals("relu") ? "dead_fraction" : "stuck_negative_fraction";
                assertThat(y(shares, activation, never, rate))
                        .isEqualTo(setting.get(never).asDouble());
            }
            SameNumbers.assertRows(
                    drawn.numbersOf("score-by-rate"),
                    settings,
                    Map.of(
                            "learning rate",
                            "/learning_rate",
                            "score",
                            "/score",
                            "95 % low",
                            "/ci95/0"));
            SameNumbers.assertRows(
                    drawn.numbersOf("dead-by-rate"),
                    settings,
                    Map.of("dead", "/dead_fraction", "zeros", "/zero_share"));
        }
    }

    private static double y(
            List<Drawn.Mark> marks, String activation, String measure, double rate) {
        List<Double> found =
                marks.stream()
                        .filter(mark -> mark.series().startsWith(activation))
                        .filter(mark -> measure.equals(mark.measure()))
                        .filter(mark -> mark.x() == rate)
                        .map(Drawn.Mark::y)
                        .toList();
        assertThat(found).as("%s of %s at %s", measure, activation, rate).hasSize(1);
        return found.get(0);
    }

    @Test
    void ranksAsTheRecommendationDoes() {
        try (WatchedPage page = report.open()) {
            Drawn drawn = new Drawn(page.page());
            List<JsonNode> ranking =
                    items(new Documents(study).json("recommendation.json").get("ranking"));
            assertThat(ranking).isNotEmpty();
            assertThat(drawn.numbers("#ranking .rank .mark", "data-x"))
                    .isEqualTo(SameNumbers.doubles(ranking, "/score"));
            assertThat(drawn.numbers("#ranking .rank .bar", "data-seconds"))
                    .isEqualTo(SameNumbers.doubles(ranking, "/epoch_seconds"));
            SameNumbers.assertRows(
                    drawn.numbersOf("ranking"),
                    ranking,
                    Map.of("score", "/score", "95 % high", "/ci95/1", "epoch", "/epoch_seconds"));
        }
    }

    @Test
    void listsEveryTrial() {
        try (WatchedPage page = report.open()) {
            SameNumbers.assertRows(
                    new Drawn(page.page()).table("trials"),
                    new Documents(study)
                            .lines("trials.jsonl").stream()
                                    .sorted(comparingInt(trial -> trial.get("trial").asInt()))
                                    .toList(),
                    Map.of(
                            "trial", "/trial",
                            "seed", "/seed",
                            "score", "/validation/accuracy",
                            "loss", "/validation/loss",
                            "dead", "/dead_fraction"));
        }
    }

    @Test
    void drawsTheLifeLinesOfTheWinnerTheSickestReluAndTheBestPrelu() {
        try (WatchedPage page = report.open()) {
            JsonNode lives = PackedView.of(page.page().content()).get("lives");
            assertThat(lives.size()).isBetween(2, 3);
            int figure = 0;
            for (JsonNode run : lives) {
                figure++;
                String file = "trials/" + run.get("trial").asInt() + "/life_lines.csv";
                DrawnLives.assertAreThoseOf(
                        "life-lines-" + figure, page.page(), new Documents(study).rows(file));
            }
        }
    }

    @Test
    void showsTheCensusOfEachLayer() {
        try (WatchedPage page = report.open()) {
            Drawn drawn = new Drawn(page.page());
            JsonNode shown = PackedView.of(page.page().content()).get("layers");
            List<JsonNode> trials = new Documents(study).lines("trials.jsonl");
            for (int i = 0; i < shown.size(); i++) {
                int number = shown.get(i).get("trial").asInt();
                List<JsonNode> census =
                        trials.stream()
                                .filter(trial -> trial.get("trial").asInt() == number)
                                .flatMap(trial -> items(trial.get("layers")).stream())
                                .toList();
                SameNumbers.assertRows(
                        drawn.numbersOf("layers-" + (i + 1)),
                        census,
                        Map.of(
                                "dead", "/dead",
                                "zeros", "/zero_share",
                                "mean activation", "/mean_activation"));
            }
        }
    }

    @Test
    void drawsTheActivationsAsTheyAre() {
        try (WatchedPage page = report.open()) {
            List<Map<String, String>> rows = new Drawn(page.page()).numbersOf("activations");
            assertThat(rows).hasSizeGreaterThan(4 * 100);
            for (Map<String, String> row : rows) {
                Activation activation =
                        Activation.all().stream()
                                .filter(
                                        one ->
                                                row.get("activation")
                                                        .matches(one.title() + "(,.*)?"))
                                .findFirst()
                                .orElseThrow();
                float z = Float.parseFloat(row.get("z"));
                assertThat(Float.parseFloat(row.get("φ"))).isEqualTo(activation.value(z));
                assertThat(Float.parseFloat(row.get("φ′"))).isEqualTo(activation.derivative(z));
            }
        }
    }

    @Test
    void drawsTheSlopesThatPreluHasLearnt() {
        try (WatchedPage page = report.open()) {
            JsonNode slopes = PackedView.of(page.page().content()).get("slopes");
            assertThat(slopes.size()).isEqualTo(1);
            String file = "trials/" + slopes.get(0).get("trial").asInt() + "/slopes.csv";
            List<Double> learnt =
                    new Documents(study)
                            .rows(file).stream().map(row -> Double.valueOf(row[2])).toList();
            List<Double> shown =
                    new Drawn(page.page())
                            .numbersOf("slopes-1").stream()
                                    .map(row -> Double.valueOf(row.get("slope")))
                                    .toList();
            assertThat(learnt).hasSize(32 + 24);
            assertThat(shown).isEqualTo(learnt);
        }
    }

    @Test
    void explainsEveryWordOnFocus() {
        try (WatchedPage page = report.open()) {
            page.page().locator("button.term, .term button, .term").first().focus();
            assertThat(page.page().locator("[role=tooltip]").first().isVisible()).isTrue();
        }
    }
}
