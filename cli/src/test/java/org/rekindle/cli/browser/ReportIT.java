package org.rekindle.cli.browser;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rekindle.cli.browser.Documents.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.activation.Activation;
import org.rekindle.cli.Launcher;
import org.rekindle.cli.report.PackedRun;

/** The report as it is mailed: opened from its file, in a browser. */
class ReportIT {
    @TempDir static Path folder;

    private static Chromium chromium;
    private static Path study;
    private static Path sick;

    @BeforeAll
    static void makeRuns() {
        chromium = Chromium.start();
        study = folder.resolve("study");
        sick = folder.resolve("sick");
        run(
                "choose",
                Launcher.DIGITS,
                "--target=digit",
                "--learning-rates=0.003,0.1",
                "--seeds=2",
                "--hidden=32,24",
                "--epochs=6",
                "--out=" + study);
        run(
                "train",
                Launcher.DIGITS,
                "--target=digit",
                "--activation=relu",
                "--learning-rate=0.2",
                "--hidden=32,24",
                "--epochs=6",
                "--out=" + sick);
        run("explain", sick.toString());
        run("cure", sick.toString());
    }

    private static void run(String... arguments) {
        assertThat(Launcher.run(folder, arguments).code()).isZero();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static WatchedPage open(Path run) {
        return open(run, new Browser.NewContextOptions());
    }

    private static WatchedPage open(Path run, Browser.NewContextOptions options) {
        WatchedPage page = chromium.open(options);
        page.page().navigate(run.resolve("report.html").toUri().toString());
        page.page().waitForSelector("#part-words, #words, footer, .provenance");
        return page;
    }

    @Test
    void opensFromItsFileAndAsksNobodyForAnything() {
        for (Path run : List.of(study, sick)) {
            try (WatchedPage page = open(run)) {
                assertThat(page.requests())
                        .containsExactly(run.resolve("report.html").toUri().toString());
                page.assertQuiet();
            }
        }
    }

    /** Colours depend on the scheme and places on the width, so two pairs are all there is. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 400"})
    void isAccessibleInLightAndDarkWideAndNarrow(ColorScheme scheme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
        for (Path run : List.of(study, sick)) {
            try (WatchedPage page = open(run, options)) {
                page.page()
                        .locator("details.numbers > summary")
                        .all()
                        .forEach(summary -> summary.click());
                page.assertAccessible();
                page.assertQuiet();
                assertThat(
                                (Boolean)
                                        page.page()
                                                .evaluate(
                                                        "document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing stands out of the page to the right")
                        .isTrue();
            }
        }
    }

    @Test
    void neverCallsUnitsAliveThatTooFewSamplesHaveSeen() throws IOException {
        List<String> rows = Files.readAllLines(Path.of(Launcher.DIGITS)).subList(0, 150);
        Path few = Files.write(folder.resolve("few.csv"), rows);
        Path run = folder.resolve("few");
        run(
                "train",
                few.toString(),
                "--target=digit",
                "--activation=relu",
                "--bias-init=-50",
                "--hidden=8",
                "--epochs=2",
                "--out=" + run);
        try (WatchedPage page = open(run)) {
            String answer = page.page().locator("#part-answer").innerText();
            assertThat(answer).contains("8 hidden units never fired, in too few samples");
            assertThat(answer).doesNotContain("no hidden unit is dead");
            String epochs = page.page().locator("#part-by-epoch").innerText();
            assertThat(epochs).contains("8 units never fired").doesNotContain("No unit has died");
            page.assertQuiet();
        }
    }

    @Test
    void saysTheAnswerFirst() {
        try (WatchedPage page = open(study)) {
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
        try (WatchedPage page = open(study)) {
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
            assertRows(
                    drawn.numbersOf("score-by-rate"),
                    settings,
                    Map.of(
                            "learning rate",
                            "/learning_rate",
                            "score",
                            "/score",
                            "95 % low",
                            "/ci95/0"));
            assertRows(
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
        try (WatchedPage page = open(study)) {
            Drawn drawn = new Drawn(page.page());
            List<JsonNode> ranking =
                    items(new Documents(study).json("recommendation.json").get("ranking"));
            assertThat(ranking).isNotEmpty();
            assertThat(drawn.numbers("#ranking .rank .mark", "data-x"))
                    .isEqualTo(doubles(ranking, "/score"));
            assertThat(drawn.numbers("#ranking .rank .bar", "data-seconds"))
                    .isEqualTo(doubles(ranking, "/epoch_seconds"));
            assertRows(
                    drawn.numbersOf("ranking"),
                    ranking,
                    Map.of("score", "/score", "95 % high", "/ci95/1", "epoch", "/epoch_seconds"));
        }
    }

    @Test
    void listsEveryTrial() {
        try (WatchedPage page = open(study)) {
            assertRows(
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
        try (WatchedPage page = open(study)) {
            JsonNode lives = PackedRun.of(page.page().content()).get("lives");
            assertThat(lives.size()).isBetween(2, 3);
            int figure = 0;
            for (JsonNode run : lives) {
                figure++;
                String file = "trials/" + run.get("trial").asInt() + "/life_lines.csv";
                assertLives("life-lines-" + figure, page.page(), new Documents(study).rows(file));
            }
        }
    }

    @Test
    void drawsTheLifeLinesOfATrainingRun() {
        try (WatchedPage page = open(sick)) {
            assertLives("life-lines-1", page.page(), new Documents(sick).rows("life_lines.csv"));
        }
    }

    private static void assertLives(String figure, Page page, List<String[]> file) {
        List<Map<String, String>> rows = new Drawn(page).numbersOf(figure);
        assertThat(rows).hasSize(32 + 24);
        assertThat(file).hasSize(7 * rows.size());
        for (String[] line : file) {
            Map<String, String> unit =
                    rows.stream()
                            .filter(row -> row.get("layer").equals(line[0]))
                            .filter(row -> row.get("unit").equals(line[1]))
                            .findFirst()
                            .orElseThrow();
            double expected = Double.parseDouble(line[3]);
            double shown = Double.parseDouble(unit.get("epoch " + line[2]));
            assertThat(shown).isCloseTo(expected, within(1.0 / 65534));
            assertThat(shown == 0).isEqualTo(expected == 0);
        }
        // One cell a pixel: as many rows as units, in each raster.
        int units = 0;
        for (String order :
                page.locator("#" + figure + " .raster").all().stream()
                        .map(raster -> raster.getAttribute("data-order"))
                        .toList()) {
            units += new TreeSet<>(List.of(order.split(" "))).size();
        }
        assertThat(units).isEqualTo(rows.size());
    }

    @Test
    void saysWhatAUnitDidInAnEpochToWhoMovesTheCursorByKeys() {
        try (WatchedPage page = open(sick)) {
            page.page().locator("#life-lines-1 .raster").first().focus();
            page.page().keyboard().press("ArrowRight");
            page.page().keyboard().press("ArrowRight");
            assertThat(page.page().locator("#life-lines-1 [role=status]").first().textContent())
                    .containsPattern("Unit \\d+, epoch 1")
                    .containsPattern("fires");
        }
    }

    @Test
    void showsTheCensusOfEachLayer() {
        try (WatchedPage page = open(study)) {
            Drawn drawn = new Drawn(page.page());
            JsonNode shown = PackedRun.of(page.page().content()).get("layers");
            List<JsonNode> trials = new Documents(study).lines("trials.jsonl");
            for (int i = 0; i < shown.size(); i++) {
                int number = shown.get(i).get("trial").asInt();
                List<JsonNode> census =
                        trials.stream()
                                .filter(trial -> trial.get("trial").asInt() == number)
                                .flatMap(trial -> items(trial.get("layers")).stream())
                                .toList();
                assertRows(
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
        try (WatchedPage page = open(study)) {
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
        try (WatchedPage page = open(study)) {
            JsonNode slopes = PackedRun.of(page.page().content()).get("slopes");
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
    void drawsEveryEpochOfATrainingRun() {
        try (WatchedPage page = open(sick)) {
            assertRows(
                    new Drawn(page.page()).numbersOf("epochs"),
                    new Documents(sick).lines("epochs.jsonl"),
                    Map.of("epoch", "/epoch"));
            List<JsonNode> epochs = new Documents(sick).lines("epochs.jsonl");
            assertThat(epochs).hasSize(7);
        }
    }

    @Test
    void showsCausesWithTheDeathsTheyAvertAndCuresWithTheirGains() {
        try (WatchedPage page = open(sick)) {
            Drawn drawn = new Drawn(page.page());
            List<JsonNode> causes = items(new Documents(sick).json("diagnosis.json").get("causes"));
            List<JsonNode> cures = items(new Documents(sick).json("cure.json").get("trials"));
            assertThat(causes).isNotEmpty();
            assertThat(cures).isNotEmpty();
            assertThat(drawn.numbers("#causes .effect-bar", "data-x"))
                    .isEqualTo(doubles(causes, "/averted"));
            assertThat(drawn.numbers("#gains .effect-bar", "data-x"))
                    .containsExactlyInAnyOrderElementsOf(doubles(cures, "/gain_over_carry_on"));
            assertThat(page.page().locator("#gains .effect.control").count()).isEqualTo(2);
            assertRows(
                    drawn.numbersOf("causes"),
                    causes,
                    Map.of("averted", "/averted", "95 % low", "/ci95/0", "deaths", "/deaths"));
            assertRows(
                    drawn.numbersOf("gains"),
                    cures,
                    Map.of(
                            "score", "/score",
                            "gain over carrying on", "/gain_over_carry_on",
                            "dead", "/dead_fraction"));
            assertThat(drawn.table("dead-units"))
                    .hasSameSizeAs(items(new Documents(sick).json("diagnosis.json").get("units")));
        }
    }

    @Test
    void explainsEveryWordOnFocus() {
        try (WatchedPage page = open(study)) {
            page.page().locator("button.term, .term button, .term").first().focus();
            assertThat(page.page().locator("[role=tooltip]").first().isVisible()).isTrue();
        }
    }

    private static List<Double> doubles(List<JsonNode> nodes, String pointer) {
        return nodes.stream().map(node -> node.at(pointer).asDouble()).toList();
    }

    /** The shown rows are the documents, in their order, number for number. */
    private static void assertRows(
            List<Map<String, String>> shown,
            List<JsonNode> documents,
            Map<String, String> columns) {
        assertThat(shown).hasSameSizeAs(documents);
        columns.forEach(
                (column, pointer) -> {
                    List<Double> expected = new ArrayList<>();
                    documents.forEach(document -> expected.add(number(document.at(pointer))));
                    assertThat(shown.stream().map(row -> number(row.get(column))).toList())
                            .as(column)
                            .isEqualTo(expected);
                });
    }

    private static Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    private static Double number(String cell) {
        return cell == null || cell.isEmpty() ? Double.NaN : Double.valueOf(cell);
    }
}
