package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.suites.browser.Documents.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** The report of a training run, of what killed its units and of what revives them. */
class TrainingReportIT {
    @TempDir static Path folder;

    private static Path sick;
    private static String explained;
    private static MailedReport report;

    @BeforeAll
    static void makeSickRun() {
        sick = folder.resolve("sick");
        report = MailedReport.of(sick);
        run(
                "train",
                Launcher.DIGITS,
                "--target=digit",
                "--activation=relu",
                "--learning-rate=0.2",
                "--hidden=32,24",
                "--epochs=6",
                "--out=" + sick);
        explained = Launcher.run(folder, "explain", sick.toString()).out();
        run("cure", sick.toString());
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
    void drawsEveryEpochOfATrainingRun() {
        try (WatchedPage page = report.open()) {
            SameNumbers.assertRows(
                    new Drawn(page.page()).numbersOf("epochs"),
                    new Documents(sick).lines("epochs.jsonl"),
                    Map.of("epoch", "/epoch"));
            List<JsonNode> epochs = new Documents(sick).lines("epochs.jsonl");
            assertThat(epochs).hasSize(7);
        }
    }

    @Test
    void drawsTheLifeLinesOfATrainingRun() {
        try (WatchedPage page = report.open()) {
            DrawnLives.assertAreThoseOf(
                    "life-lines-1", page.page(), new Documents(sick).rows("life_lines.csv"));
        }
    }

    @Test
    void saysWhatAUnitDidInAnEpochToWhoMovesTheCursorByKeys() {
        try (WatchedPage page = report.open()) {
            page.page().locator("#life-lines-1 .raster").first().focus();
            page.page().keyboard().press("ArrowRight");
            page.page().keyboard().press("ArrowRight");
            assertThat(page.page().locator("#life-lines-1 [role=status]").first().textContent())
                    .containsPattern("Unit \\d+, epoch 1")
                    .containsPattern("fires");
        }
    }

    @Test
    void showsCausesWithTheDeathsTheyAvertAndTheScoreTheyGainBesideTheSham() {
        try (WatchedPage page = report.open()) {
            Drawn drawn = new Drawn(page.page());
            JsonNode diagnosis = new Documents(sick).json("diagnosis.json");
            List<JsonNode> tried = new ArrayList<>(List.of(diagnosis.get("sham")));
            tried.addAll(items(diagnosis.get("causes")));
            assertThat(tried).hasSizeGreaterThan(2);
            assertThat(drawn.numbers("#causes .effect-bar", "data-x"))
                    .isEqualTo(SameNumbers.doubles(tried, "/averted"));
            assertThat(drawn.numbers("#score-gains .effect-bar", "data-x"))
                    .isEqualTo(SameNumbers.doubles(tried, "/score_gain"));
            for (String figure : List.of("causes", "score-gains")) {
                String effects = "#" + figure + " .effect";
                assertThat(page.page().locator(effects + ".control").getAttribute("data-series"))
                        .isEqualTo("other_batches");
                assertThat(
                                page.page()
                                        .locator(effects + ".recommended")
                                        .getAttribute("data-series"))
                        .isEqualTo(diagnosis.get("shown_by").asText());
                SameNumbers.assertRows(
                        drawn.numbersOf(figure),
                        tried,
                        Map.of(
                                "averted", "/averted",
                                "95 % low", "/ci95/0",
                                "deaths", "/deaths",
                                "score gained", "/score_gain",
                                "gain, 95 % high", "/score_gain_ci95/1"));
            }
            assertThat(drawn.table("dead-units")).hasSameSizeAs(items(diagnosis.get("units")));
        }
    }

    @Test
    void saysTheVerdictInTheWordsOfTheTerminal() {
        List<String> said = explained.lines().toList();
        try (WatchedPage page = report.open()) {
            String part = page.page().locator("#part-why").innerText();
            assertThat(said.get(2)).startsWith("Dead ReLUs: ");
            assertThat(part).contains(said.get(2)).contains(said.get(3));
            assertThat(page.page().locator("#part-answer").innerText()).contains(said.get(2));
        }
    }

    @Test
    void showsCuresWithTheirGains() {
        try (WatchedPage page = report.open()) {
            Drawn drawn = new Drawn(page.page());
            List<JsonNode> cures = items(new Documents(sick).json("cure.json").get("trials"));
            assertThat(cures).isNotEmpty();
            assertThat(drawn.numbers("#gains .effect-bar", "data-x"))
                    .containsExactlyInAnyOrderElementsOf(
                            SameNumbers.doubles(cures, "/gain_over_carry_on"));
            assertThat(page.page().locator("#gains .effect.control").count()).isEqualTo(2);
            SameNumbers.assertRows(
                    drawn.numbersOf("gains"),
                    cures,
                    Map.of(
                            "score", "/score",
                            "gain over carrying on", "/gain_over_carry_on",
                            "dead", "/dead_fraction"));
        }
    }

    @Test
    void saysFirstThatARunIsNoBetterThanGuessing() {
        Path run = folder.resolve("guess");
        run(
                "train",
                Launcher.DIGITS,
                "--target=digit",
                "--activation=relu",
                "--learning-rate=1e-7",
                "--hidden=8",
                "--epochs=2",
                "--out=" + run);
        try (MailedReport other = MailedReport.of(run);
                WatchedPage page = other.open()) {
            assertThat(page.page().locator("h1").innerText())
                    .startsWith("No better than guessing: ");
            assertThat(page.page().locator("#part-answer").innerText())
                    .containsIgnoringCase("to beat: a constant")
                    .contains("a linear model")
                    .doesNotContainIgnoringCase("healthy");
            page.assertQuiet();
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
        try (MailedReport other = MailedReport.of(run);
                WatchedPage page = other.open()) {
            String answer = page.page().locator("#part-answer").innerText();
            assertThat(answer).contains("8 hidden units never fired, in too few samples");
            assertThat(answer).doesNotContain("no hidden unit is dead");
            String epochs = page.page().locator("#part-by-epoch").innerText();
            assertThat(epochs).contains("8 units never fired").doesNotContain("No unit has died");
            page.assertQuiet();
        }
    }
}
